package dev.telar.benchmarks.works;

import java.util.Arrays;

/// Medians and other quantiles.
public final class Quantiles {

    private Quantiles() {}

    /// The median; of an even number of values the mean of the two in the middle.
    ///
    /// @throws IllegalArgumentException if there are no values
    public static double median(double... values) {
        double[] sorted = sorted(values);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /// The least value that is not less than the share `q` of all.
    ///
    /// @param q above 0, at most 1
    /// @throws IllegalArgumentException if there are no values
    public static double quantile(double q, double... values) {
        double[] sorted = sorted(values);
        return sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
    }

    private static double[] sorted(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
