/// What Telar costs and how its backends agree, measured side by side in one run: the step of a training against the same step written by hand
/// for the library ([dev.telar.benchmarks.Overhead]).
@org.jspecify.annotations.NullMarked
package dev.telar.benchmarks;
