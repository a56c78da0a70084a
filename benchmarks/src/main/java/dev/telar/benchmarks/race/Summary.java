package dev.telar.benchmarks.race;

import java.util.Arrays;

import dev.telar.benchmarks.works.Quantiles;

/// Several measurements of one thing.
///
/// @param median the median
/// @param least the least
/// @param most the greatest
public record Summary(double median, double least, double most) {

    /// Sums up.
    ///
    /// @throws IllegalArgumentException if there are no values
    public static Summary of(double... values) {
        return new Summary(Quantiles.median(values), Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }
}
