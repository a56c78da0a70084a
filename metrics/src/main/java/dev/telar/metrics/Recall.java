package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of positive targets that are predicted so, over all batches: *true positives / (true positives + false negatives)*.
///
/// Targets are 0 or 1, of the shape of the predictions (batch, …). Without settings a prediction above 0.5 counts as positive. Counts
/// are exact INT32 without sample weights, compensated sums with them.
///
/// Source: Keras 3, `Recall` in `keras/src/metrics/confusion_metrics.py`.
public final class Recall implements Metric {

    private final DecisionSettings settings;
    private @Nullable ThresholdCounts counts;

    private Recall(DecisionSettings settings) {
        this.settings = settings;
    }

    /// The recall, named `recall`.
    public static Recall of() {
        return new Recall(new DecisionSettings("recall"));
    }

    /// This metric under another name, with totals of its own.
    public Recall name(String other) {
        return new Recall(settings.name(other));
    }

    /// This metric with another threshold, or several for [#results()]; greater predictions are positive.
    ///
    /// @throws IllegalArgumentException for no thresholds or one outside 0 … 1
    public Recall thresholds(double... thresholds) {
        return new Recall(settings.thresholds(thresholds));
    }

    /// This metric with only the greatest k predictions of each row as positive ones (whatever their value, unless thresholds are set).
    ///
    /// @throws IllegalArgumentException for k below 1
    public Recall topK(int k) {
        return new Recall(settings.topK(k));
    }

    /// This metric for one class, the last axis' element of that number.
    ///
    /// @throws IllegalArgumentException for a negative number
    public Recall classId(int id) {
        return new Recall(settings.classId(id));
    }

    @Override
    public String name() {
        return settings.name();
    }

    /// Higher is better.
    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    /// This metric with totals of its own.
    ///
    /// @throws IllegalArgumentException if it has several thresholds
    /// @throws dev.telar.error.ShapeException if targets, predictions and settings do not fit each other
    @Override
    public Recall resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        settings.check(targets, predictions);
        Recall fresh = new Recall(settings);
        fresh.counts();
        return fresh;
    }

    private synchronized ThresholdCounts counts() {
        ThresholdCounts known = counts;
        if (known == null) {
            known = settings.counts();
            counts = known;
        }
        return known;
    }

    @Override
    public void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        settings.update(counts(), targets, predictions, sampleWeights);
    }

    /// The recall over all batches; 0 where its denominator is 0.
    ///
    /// @throws IllegalStateException if there are several thresholds
    @Override
    public double result() {
        return settings.only(results());
    }

    /// The recall for each threshold.
    public double[] results() {
        return counts().totals().recall();
    }

    @Override
    public void reset() {
        counts().reset();
    }

    @Override
    public List<Variable> variables() {
        return counts().variables();
    }
}
