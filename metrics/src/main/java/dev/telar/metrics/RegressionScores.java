package dev.telar.metrics;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// The scores of predicted numbers: R², mean absolute error, mean squared error and its root, for one output a sample or several.
///
/// Each score is computed for each output, then the plain mean over outputs is taken. Settings return a new object. Warnings are
/// logged by the logger `dev.telar.metrics`.
///
/// Source: scikit-learn 1.9, `sklearn/metrics/_regression.py`.
public final class RegressionScores {

    private final double[][] actual;
    private final double[][] predicted;
    private final double @Nullable [] weights;

    /// The arrays hold one row for each output.
    private RegressionScores(double[][] actual, double[][] predicted, double @Nullable [] weights) {
        this.actual = actual;
        this.predicted = predicted;
        this.weights = weights;
    }

    /// Scores of one number for each sample.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or numbers that are not finite
    public static RegressionScores of(double[] actual, double[] predicted) {
        return of(column(actual), column(predicted));
    }

    /// Scores of matrices (samples, outputs).
    ///
    /// @throws IllegalArgumentException for matrices that are empty, ragged or of different sizes, or numbers that are not finite
    public static RegressionScores of(double[][] actual, double[][] predicted) {
        Inputs.checkSameLength(actual.length, predicted.length);
        Inputs.checkNotEmpty(actual.length);
        int outputs = Inputs.columns("y_true", actual);
        int given = Inputs.columns("y_pred", predicted);
        if (outputs != given) {
            throw new IllegalArgumentException(
                    "y_true and y_pred have different number of output (" + outputs + "!=" + given + ")");
        }
        for (int i = 0; i < actual.length; i++) {
            Inputs.checkFinite("y_true", actual[i]);
            Inputs.checkFinite("y_pred", predicted[i]);
        }
        return new RegressionScores(transposed(actual, outputs), transposed(predicted, outputs), null);
    }

    /// Scores of targets and a model's output, (samples) or (samples, outputs).
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different sizes, or numbers that are not finite
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static RegressionScores of(Tensor actual, Tensor predicted) {
        return of(TensorValues.matrix("RegressionScores", actual), TensorValues.matrix("RegressionScores", predicted));
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[]{value}).toArray(double[][]::new);
    }

    private static double[][] transposed(double[][] rows, int columns) {
        return IntStream.range(0, columns).mapToObj(j -> Arrays.stream(rows).mapToDouble(row -> row[j]).toArray())
                .toArray(double[][]::new);
    }

    /// Sets how much each sample counts; 1 unless set.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, weights that are not finite, or only zeros
    public RegressionScores sampleWeight(double... sampleWeight) {
        Inputs.checkSameLength(actual[0].length, predicted[0].length, sampleWeight);
        Inputs.checkWeights(sampleWeight);
        return new RegressionScores(actual, predicted, sampleWeight.clone());
    }

    /// mean |prediction − truth|.
    public double meanAbsoluteError() {
        return Pairwise.mean(meanAbsoluteErrors());
    }

    /// [#meanAbsoluteError()] of each output.
    public double[] meanAbsoluteErrors() {
        return mean((truth, prediction) -> Math.abs(prediction - truth));
    }

    /// mean (truth − prediction)².
    public double meanSquaredError() {
        return Pairwise.mean(meanSquaredErrors());
    }

    /// [#meanSquaredError()] of each output.
    public double[] meanSquaredErrors() {
        return mean((truth, prediction) -> (truth - prediction) * (truth - prediction));
    }

    /// √(mean (truth − prediction)²), for each output; then the mean over outputs.
    public double rootMeanSquaredError() {
        return Pairwise.mean(rootMeanSquaredErrors());
    }

    /// [#rootMeanSquaredError()] of each output.
    public double[] rootMeanSquaredErrors() {
        return Arrays.stream(meanSquaredErrors()).map(Math::sqrt).toArray();
    }

    private double[] mean(DoubleBinaryOperator error) {
        return IntStream.range(0, actual.length).mapToDouble(output -> {
            double[] errors = new double[actual[output].length];
            Arrays.setAll(errors, i -> error.applyAsDouble(actual[output][i], predicted[output][i]));
            return Pairwise.average(errors, weights);
        }).toArray();
    }

    /// The coefficient of determination R² = 1 − Σ (truth − prediction)² / Σ (truth − mean truth)²: 1 for perfect predictions, 0 for
    /// predicting the mean. For a constant truth it is 1 if the predictions are perfect, else 0. NaN, with a warning, for fewer than
    /// two samples.
    public double r2() {
        return Pairwise.mean(r2s());
    }

    /// [#r2()] of each output.
    public double[] r2s() {
        if (actual[0].length < 2) {
            new Warnings().add("R^2 score is not well-defined with less than two samples.");
            return IntStream.range(0, actual.length).mapToDouble(output -> Double.NaN).toArray();
        }
        return IntStream.range(0, actual.length).mapToDouble(this::r2).toArray();
    }

    private double r2(int output) {
        double[] truth = actual[output];
        double center = Pairwise.average(truth, weights);
        double[] residuals = new double[truth.length];
        double[] deviations = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            double residual = truth[i] - predicted[output][i];
            residuals[i] = weight * (residual * residual);
            deviations[i] = weight * ((truth[i] - center) * (truth[i] - center));
        }
        double unexplained = Pairwise.sum(residuals);
        double total = Pairwise.sum(deviations);
        if (unexplained == 0) {
            return 1;
        }
        return total == 0 ? 0 : 1 - unexplained / total;
    }
}
