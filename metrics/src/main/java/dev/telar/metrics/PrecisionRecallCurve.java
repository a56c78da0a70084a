package dev.telar.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// Precision and recall of binary scores for rising thresholds t, where samples that score at least t are predicted positive.
///
/// The positive label is 1 unless set (the labels must be {0, 1} or {−1, 1} then). The last point is precision 1, recall 0 and has
/// no threshold. Settings return a new curve. Without a positive sample every recall is 1, with a warning logged by
/// `dev.telar.metrics`.
///
/// Source: scikit-learn 1.9, `precision_recall_curve` and `average_precision_score` in `sklearn/metrics/_ranking.py`.
public final class PrecisionRecallCurve {

    private final Targets actual;
    private final double[] scores;
    private final double @Nullable [] weights;
    private final @Nullable Object positive;
    private final boolean dropIntermediate;
    private @Nullable ScoreThresholds points;

    private PrecisionRecallCurve(Targets actual, double[] scores, double @Nullable [] weights, @Nullable Object positive,
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
    /// @param scores for each sample how sure the model is of the positive class
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or scores that are not finite
    public static PrecisionRecallCurve of(int[] actual, double[] scores) {
        return of(Targets.of(actual), scores);
    }

    /// The curve of labels of any kind; [#positiveLabel(String)] must be set for names.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or scores that are not finite
    public static PrecisionRecallCurve of(Targets actual, double[] scores) {
        ScoreThresholds.check(actual.size(), scores, null);
        return new PrecisionRecallCurve(actual, scores.clone(), null, null, false);
    }

    /// The curve of labels and scores, both (samples) or (samples, 1).
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different lengths, or scores that are not finite
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static PrecisionRecallCurve of(Tensor actual, Tensor scores) {
        return of(Targets.of(actual), TensorValues.vector("PrecisionRecallCurve", scores));
    }

    /// Sets the positive class; all others are negative.
    public PrecisionRecallCurve positiveLabel(int label) {
        return new PrecisionRecallCurve(actual, scores, weights, (long) label, dropIntermediate);
    }

    /// Sets the positive class; all others are negative.
    public PrecisionRecallCurve positiveLabel(String label) {
        return new PrecisionRecallCurve(actual, scores, weights, label, dropIntermediate);
    }

    /// Sets how much each sample counts; 1 unless set.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, weights that are not finite, or only zeros
    public PrecisionRecallCurve sampleWeight(double... sampleWeight) {
        ScoreThresholds.check(actual.size(), scores, sampleWeight);
        return new PrecisionRecallCurve(actual, scores, sampleWeight.clone(), positive, dropIntermediate);
    }

    /// Sets whether points inside a run of equal recall are left out; false unless set.
    public PrecisionRecallCurve dropIntermediate(boolean drop) {
        return new PrecisionRecallCurve(actual, scores, weights, positive, drop);
    }

    /// The precision at each threshold, then 1.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double[] precision() {
        ScoreThresholds at = points();
        return reversed(at, i -> {
            double predicted = at.truePositives[i] + at.falsePositives[i];
            return predicted == 0 ? 0 : at.truePositives[i] / predicted;
        }, 1);
    }

    /// The recall at each threshold, falling, then 0.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double[] recall() {
        ScoreThresholds at = points();
        double total = at.truePositives[at.size() - 1];
        return reversed(at, i -> total == 0 ? 1 : at.truePositives[i] / total, 0);
    }

    /// The thresholds, rising; one fewer than points.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double[] thresholds() {
        return IntStream.range(0, points().size()).mapToDouble(i -> points().thresholds[points().size() - 1 - i]).toArray();
    }

    /// The average precision Σ (Rₙ − Rₙ₋₁)·Pₙ: the area under the curve as steps, without interpolation. 0 without a positive sample.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double averagePrecision() {
        double[] precision = precision();
        double[] recall = recall();
        double[] steps = new double[precision.length - 1];
        Arrays.setAll(steps, i -> (recall[i + 1] - recall[i]) * precision[i]);
        return Math.max(0, -Pairwise.sum(steps));
    }

    /// The area under the curve by the trapezoidal rule. It is too optimistic, since precision is not linear in recall; mostly
    /// [#averagePrecision()] is wanted.
    ///
    /// @throws IllegalArgumentException for labels that are not binary and no positive label
    public double auc() {
        double[] precision = precision();
        double[] recall = recall();
        double[] pieces = new double[precision.length - 1];
        Arrays.setAll(pieces, i -> (recall[i + 1] - recall[i]) * (precision[i + 1] + precision[i]) / 2);
        return -Pairwise.sum(pieces);
    }

    private static double[] reversed(ScoreThresholds at, IntToDoubleFunction value, double last) {
        double[] values = new double[at.size() + 1];
        for (int i = 0; i < at.size(); i++) {
            values[i] = value.applyAsDouble(at.size() - 1 - i);
        }
        values[at.size()] = last;
        return values;
    }

    private synchronized ScoreThresholds points() {
        ScoreThresholds known = points;
        if (known == null) {
            known = compute();
            points = known;
        }
        return known;
    }

    private ScoreThresholds compute() {
        ScoreThresholds at = ScoreThresholds.of(ScoreThresholds.positives(actual, positive), scores, weights);
        if (dropIntermediate && at.size() > 2) {
            double[] hits = at.truePositives;
            int last = at.size() - 1;
            at = at.at(IntStream.rangeClosed(0, last)
                    .filter(i -> i == 0 || i == last || hits[i] != hits[i - 1] || hits[i + 1] != hits[i]).toArray());
        }
        if (at.truePositives[at.size() - 1] == 0) {
            new Warnings().add("No positive class found in y_true, recall is set to one for all thresholds.");
        }
        return at;
    }
}
