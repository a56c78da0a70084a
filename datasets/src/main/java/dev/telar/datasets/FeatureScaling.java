package dev.telar.datasets;

import java.util.List;

/// `(x − offset) · factor` for each feature: measured on the training part, applied to every part; immutable.
///
///     FeatureScaling scaling = FeatureScaling.standard(train);
///     train = scaling.apply(train);
///     test = scaling.apply(test);
///
/// Source: scikit-learn's `StandardScaler` and `MinMaxScaler`.
public final class FeatureScaling {

    private static final double EPSILON = Math.ulp(1.0);

    private final List<String> names;
    private final double[] offsets;
    private final double[] factors;

    private FeatureScaling(List<String> names, double[] offsets, double[] factors) {
        this.names = names;
        this.offsets = offsets;
        this.factors = factors;
    }

    /// Makes each feature of `train` have mean 0 and standard deviation 1 (with the divisor n): offset mean, factor 1/σ; 1 where the
    /// feature is constant.
    ///
    /// @throws IllegalArgumentException if there are no rows
    public static FeatureScaling standard(TabularDataset train) {
        return measured(train, FeatureScaling::standard);
    }

    /// Makes each feature of `train` reach from 0 to 1: offset min, factor 1/(max − min); 1 where the feature is constant.
    ///
    /// @throws IllegalArgumentException if there are no rows
    public static FeatureScaling minMax(TabularDataset train) {
        return measured(train, FeatureScaling::minMax);
    }

    private static FeatureScaling measured(TabularDataset train, Measure measure) {
        int n = train.size();
        if (n == 0) {
            throw new IllegalArgumentException("scaling: expected rows to measure, given none");
        }
        double[][] columns = new double[train.featureNames().size()][n];
        for (int i = 0; i < n; i++) {
            float[] row = train.row(i);
            for (int j = 0; j < row.length; j++) {
                columns[j][i] = row[j];
            }
        }
        double[] offsets = new double[columns.length];
        double[] factors = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            measure.measure(columns[j], j, offsets, factors);
        }
        return new FeatureScaling(train.featureNames(), offsets, factors);
    }

    private static void standard(double[] values, int feature, double[] offsets, double[] factors) {
        int n = values.length;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double variance = squares / n;
        double rounding = n * mean * EPSILON;
        boolean constant = variance <= n * EPSILON * variance + rounding * rounding;
        offsets[feature] = mean;
        factors[feature] = constant ? 1 : 1 / Math.sqrt(variance);
    }

    private static void minMax(double[] values, int feature, double[] offsets, double[] factors) {
        double min = values[0];
        double max = values[0];
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        offsets[feature] = min;
        factors[feature] = max == min ? 1 : 1 / (max - min);
    }

    /// The rows with scaled features.
    ///
    /// @throws IllegalArgumentException if the features are others than those that were measured
    public TabularDataset apply(TabularDataset rows) {
        if (!rows.featureNames().equals(names)) {
            throw new IllegalArgumentException("scaling: measured on the features " + names + ", given " + rows.featureNames());
        }
        return rows.withFeatures(this);
    }

    float apply(float value, int feature) {
        return (float) ((value - offsets[feature]) * factors[feature]);
    }

    /// What is subtracted from each feature, as a new array.
    public double[] offsets() {
        return offsets.clone();
    }

    /// What each feature is then multiplied by, as a new array.
    public double[] factors() {
        return factors.clone();
    }

    @FunctionalInterface
    private interface Measure {

        void measure(double[] values, int feature, double[] offsets, double[] factors);
    }
}
