package dev.telar.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// The receiver operating characteristic of binary scores: for falling thresholds t the share of the negative samples (false
/// positive rate) and of the positive samples (true positive rate) that score at least t. Equal scores make one point.
///
/// The positive label is 1 unless set (the labels must be {0, 1} or {−1, 1} then). The curve starts at (0, 0) with the threshold ∞.
/// Points on a straight line between their neighbours are dropped unless [#dropIntermediate(boolean)] says otherwise. Settings
/// return a new curve. Where a class is missing its rate is NaN, with a warning logged by `dev.telar.metrics`.
///
/// Source: scikit-learn 1.9, `roc_curve` and `auc` in `sklearn/metrics/_ranking.py`.
public final class RocCurve {

    private final Targets actual;
    private final double[] scores;
    private final double @Nullable [] weights;
    private final @Nullable Object positive;
    private final boolean dropIntermediate;
    private @Nullable Points points;

    private static final class Points {
        private final double[] falsePositiveRates;
        private final double[] truePositiveRates;
        private final double[] thresholds;

        Points(double[] falsePositiveRates, double[] truePositiveRates, double[] thresholds) {
            this.falsePositiveRates = falsePositiveRates;
            this.truePositiveRates = truePositiveRates;
            this.thresholds = thresholds;
        }
    }

    private RocCurve(Targets actual, double[] scores, double @Nullable [] weights, @Nullable Object positive,
            boolean dropIntermediate) {
        this.actual = actual;
        this.scores = scores;
        this.weights = weights;
        this.positive = positive;
        this.dropIntermediate = dropIntermediate;
    }

    /// The curve of binary class numbers.
    ///
    /// @param actual the true class of each sample
    /// @param scores for each sample how sure the model is of the positive class: a probability or any number that rises with it
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or scores that are not finite
    public static RocCurve of(int[] actual, double[] scores) {
        return of(Targets.of(actual), scores);
    }

    /// The curve of labels of any kind; [#positiveLabel(String)] must be set for names.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or scores that are not finite
    public static RocCurve of(Targets actual, double[] scores) {
        ScoreThresholds.check(actual.size(), scores, null);
        return new RocCurve(actual, scores.clone(), null, null, true);
    }

    /// The curve of labels and scores, both (samples) or (samples, 1).
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different lengths, or scores that are not finite
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static RocCurve of(Tensor actual, Tensor scores) {
        return of(Targets.of(actual), TensorValues.vector("RocCurve", scores));
    }

    /// Sets the positive class; all others are negative.
    public RocCurve positiveLabel(int label) {
        return new RocCurve(actual, scores, weights, (long) label, dropIntermediate);
    }

    /// Sets the positive class; all others are negative.
    public RocCurve positiveLabel(String label) {
        return new RocCurve(actual, scores, weights, label, dropIntermediate);
    }

    /// Sets how much each sample counts; 1 unless set.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, weights that are not finite, or only zeros
    public RocCurve sampleWeight(double... sampleWeight) {
        ScoreThresholds.check(actual.size(), scores, sampleWeight);
        return new RocCurve(actual, scores, sampleWeight.clone(), positive, dropIntermediate);
    }

    /// Sets whether points between which the curve is straight are left out; true unless set.
    public RocCurve dropIntermediate(boolean drop) {
        return new RocCurve(actual, scores, weights, positive, drop);
    }

    /// The share of the negative samples at or above each threshold; rising.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double[] falsePositiveRates() {
        return points().falsePositiveRates.clone();
    }

    /// The share of the positive samples at or above each threshold; rising.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double[] truePositiveRates() {
        return points().truePositiveRates.clone();
    }

    /// The thresholds, falling from ∞.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double[] thresholds() {
        return points().thresholds.clone();
    }

    /// The area under the curve by the trapezoidal rule: the probability that a positive sample scores above a negative one, ties
    /// counting half. NaN if a class is missing.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double auc() {
        return area(points().falsePositiveRates, points().truePositiveRates);
    }

    /// The area under the curve up to a false positive rate, after McClish: 0.5 for guessing, 1 for perfect scores.
    ///
    /// @param maxFalsePositiveRate above 0, at most 1
    /// @throws IllegalArgumentException for another rate
    public double partialAuc(double maxFalsePositiveRate) {
        if (!(maxFalsePositiveRate > 0 && maxFalsePositiveRate <= 1)) {
            throw new IllegalArgumentException("Expected max_fpr in range (0, 1], got: " + maxFalsePositiveRate);
        }
        double[] x = points().falsePositiveRates;
        double[] y = points().truePositiveRates;
        if (maxFalsePositiveRate == 1 || Double.isNaN(x[0]) || Double.isNaN(y[0])) {
            return auc();
        }
        int stop = (int) Arrays.stream(x).filter(rate -> rate <= maxFalsePositiveRate).count();
        double[] cutX = Arrays.copyOf(x, stop + 1);
        double[] cutY = Arrays.copyOf(y, stop + 1);
        double slope = (y[stop] - y[stop - 1]) / (x[stop] - x[stop - 1]);
        cutX[stop] = maxFalsePositiveRate;
        cutY[stop] = slope * (maxFalsePositiveRate - x[stop - 1]) + y[stop - 1];
        double least = 0.5 * maxFalsePositiveRate * maxFalsePositiveRate;
        return 0.5 * (1 + (area(cutX, cutY) - least) / (maxFalsePositiveRate - least));
    }

    private static double area(double[] x, double[] y) {
        double[] pieces = new double[x.length - 1];
        Arrays.setAll(pieces, i -> (x[i + 1] - x[i]) * (y[i + 1] + y[i]) / 2);
        return Pairwise.sum(pieces);
    }

    private synchronized Points points() {
        Points known = points;
        if (known == null) {
            known = compute();
            points = known;
        }
        return known;
    }

    private Points compute() {
        ScoreThresholds at = ScoreThresholds.of(ScoreThresholds.positives(actual, positive), scores, weights);
        if (dropIntermediate && at.size() > 2) {
            at = at.at(corners(at));
        }
        Warnings warnings = new Warnings();
        double[] thresholds = withFirst(Double.POSITIVE_INFINITY, at.thresholds);
        return new Points(
                rates(at.falsePositives, warnings, "No negative samples in y_true, false positive value should be meaningless"),
                rates(at.truePositives, warnings, "No positive samples in y_true, true positive value should be meaningless"),
                thresholds);
    }

    private static int[] corners(ScoreThresholds at) {
        return IntStream.range(0, at.size())
                .filter(i -> i == 0 || i == at.size() - 1 || bends(at.falsePositives, i) || bends(at.truePositives, i)).toArray();
    }

    private static boolean bends(double[] values, int i) {
        return (values[i + 1] - values[i]) - (values[i] - values[i - 1]) != 0;
    }

    private static double[] rates(double[] counts, Warnings warnings, String none) {
        double total = counts[counts.length - 1];
        if (total <= 0) {
            warnings.add(none);
        }
        return Arrays.stream(withFirst(0, counts)).map(count -> total <= 0 ? Double.NaN : count / total).toArray();
    }

    private static double[] withFirst(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
