/// The works by which Telar and its peers are measured, and what a contender needs to take part: a [dev.telar.benchmarks.works.Library] started by
/// [dev.telar.benchmarks.works.Measuring] in a process of its own, which reports in [dev.telar.benchmarks.works.Line]s on standard output.
@org.jspecify.annotations.NullMarked
package dev.telar.benchmarks.works;
