/// Operations one at a time, measured by JMH: what a call costs when warm. [dev.telar.benchmarks.Jmh] runs them.
@org.jspecify.annotations.NullMarked
package dev.telar.benchmarks.jmh;
