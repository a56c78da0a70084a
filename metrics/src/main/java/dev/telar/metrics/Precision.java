package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of positive predictions that are right, over all batches: *true positives / (true positives + false positives)*.
///
/// Targets are 0 or 1, of the shape of the predictions (batch, …). Without settings a prediction above 0.5 counts as positive. Counts
/// are exact INT32 without sample weights, compensated sums with them.
///
/// Source: Keras 3, `Precision` in `keras/src/metrics/confusion_metrics.py`.
public final class Precision implements Metric {

    private final DecisionSettings settings;
    private @Nullable ThresholdCounts counts;

    private Precision(DecisionSettings settings) {
        this.settings = settings;
    }

    /// The precision, named `precision`.
    public static Precision of() {
        return new Precision(new DecisionSettings("precision"));
    }

    /// This metric under another name, with totals of its own.
    public Precision name(String other) {
        return new Precision(settings.name(other));
    }

    /// This metric with another threshold, or several for [#results()]; greater predictions are positive.
    ///
    /// @throws IllegalArgumentException for no thresholds or one outside 0 … 1
    public Precision thresholds(double... thresholds) {
        return new Precision(settings.thresholds(thresholds));
    }

    /// This metric with only the greatest k predictions of each row as positive ones (whatever their value, unless thresholds are set).
    ///
    /// @throws IllegalArgumentException for k below 1
    public Precision topK(int k) {
        return new Precision(settings.topK(k));
    }

    /// This metric for one class, the last axis' element of that number.
    ///
    /// @throws IllegalArgumentException for a negative number
    public Precision classId(int id) {
        return new Precision(settings.classId(id));
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
    public Precision resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        settings.check(targets, predictions);
        Precision fresh = new Precision(settings);
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

    /// The precision over all batches; 0 where its denominator is 0.
    ///
    /// @throws IllegalStateException if there are several thresholds
    @Override
    public double result() {
        return settings.only(results());
    }

    /// The precision for each threshold.
    public double[] results() {
        return counts().totals().precision();
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
