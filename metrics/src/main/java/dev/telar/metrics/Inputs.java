package dev.telar.metrics;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// The checks on arrays that all scores share, with scikit-learn's texts.
final class Inputs {

    private Inputs() {}

    static void checkSameLength(int... sizes) {
        if (Arrays.stream(sizes).distinct().count() > 1) {
            throw new IllegalArgumentException("Found input variables with inconsistent numbers of samples: "
                    + Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    static void checkSameLength(int first, int second, double @Nullable [] weights) {
        if (weights == null) {
            checkSameLength(first, second);
        } else {
            checkSameLength(first, second, weights.length);
        }
    }

    static void checkNotEmpty(int size) {
        if (size == 0) {
            throw new IllegalArgumentException(
                    "Found empty input array (e.g., `y_true` or `y_pred`) while a minimum of 1 sample is required.");
        }
    }

    static void checkFinite(String input, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw notFinite(input, value);
            }
        }
    }

    static IllegalArgumentException notFinite(String input, double value) {
        return new IllegalArgumentException("Input " + input
                + (Double.isNaN(value) ? " contains NaN." : " contains infinity or a value too large for dtype('float64')."));
    }

    /// Refuses weights that are not finite or all 0.
    static void checkWeights(double @Nullable [] weights) {
        if (weights != null) {
            checkFinite("sample_weight", weights);
            if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
                throw new IllegalArgumentException("Sample weights must contain at least one non-zero number.");
            }
        }
    }

    /// The number of columns, the same in every row.
    static int columns(String input, double[][] rows) {
        for (double[] row : rows) {
            if (row.length != rows[0].length || row.length == 0) {
                throw new IllegalArgumentException("Input " + input + " has rows of " + rows[0].length + " and of " + row.length
                        + " columns; every row needs the same number, at least 1");
            }
        }
        return rows[0].length;
    }
}
