/// Deeplearning4j as a contender.
@org.jspecify.annotations.NullMarked
package dev.telar.benchmarks.peers.dl4j;
