package dev.telar.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// Sums and means that add in NumPy's order, so that the last bit agrees with it: eight partial sums over blocks of up to 128
/// numbers, halves above that (`pairwise_sum` of `numpy/_core/src/umath/loops_utils.h.src`).
final class Pairwise {

    private static final int LANES = 8;
    private static final int BLOCK = 128;

    private Pairwise() {}

    static double sum(double[] values) {
        return sum(values, 0, values.length);
    }

    private static double sum(double[] a, int from, int n) {
        if (n < LANES) {
            double sum = 0;
            for (int i = from; i < from + n; i++) {
                sum += a[i];
            }
            return sum;
        }
        if (n > BLOCK) {
            int half = n / 2;
            half -= half % LANES;
            return sum(a, from, half) + sum(a, from + half, n - half);
        }
        double[] lanes = Arrays.copyOfRange(a, from, from + LANES);
        int whole = n - n % LANES;
        for (int i = LANES; i < whole; i++) {
            lanes[i % LANES] += a[from + i];
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int i = whole; i < n; i++) {
            sum += a[from + i];
        }
        return sum;
    }

    /// Σ value·weight, each product rounded before it is added.
    static double dot(double[] values, double[] weights) {
        double[] products = new double[values.length];
        Arrays.setAll(products, i -> values[i] * weights[i]);
        return sum(products);
    }

    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /// The mean, weighted if there are weights.
    ///
    /// @throws IllegalArgumentException if the weights add up to 0
    static double average(double[] values, double @Nullable [] weights) {
        if (weights == null) {
            return mean(values);
        }
        double total = sum(weights);
        if (total == 0) {
            throw new IllegalArgumentException("Weights sum to zero, can't be normalized");
        }
        return dot(values, weights) / total;
    }

    /// The mean of the values that are not NaN, weighted if there are weights that do not add up to 0; NaN if all are.
    static double nanAverage(double[] values, double @Nullable [] weights) {
        int[] kept = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
        if (kept.length == 0) {
            return Double.NaN;
        }
        if (weights == null) {
            return sum(Arrays.stream(values).map(value -> Double.isNaN(value) ? 0 : value).toArray()) / kept.length;
        }
        double[] numbers = Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
        double[] shares = Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray();
        return average(numbers, sum(shares) == 0 ? null : shares);
    }
}
