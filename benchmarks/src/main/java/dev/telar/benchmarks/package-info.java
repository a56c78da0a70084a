/// What Telar costs and how its backends agree, measured side by side in one run: Telar and its peers ([dev.telar.benchmarks.Peers]), the step of a
/// training against the same step written by hand for the library ([dev.telar.benchmarks.Overhead]), single operations
/// ([dev.telar.benchmarks.Jmh]).
@org.jspecify.annotations.NullMarked
package dev.telar.benchmarks;
