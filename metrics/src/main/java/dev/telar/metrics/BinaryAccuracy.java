package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of elements whose prediction is on the right side of a threshold: *mean [(p > threshold) = t]*, over the last axes of each
/// sample first. Targets are 0 or 1, of the shape of the predictions (batch, …); a last axis of size 1 may be missing.
///
/// Source: Keras 3, `BinaryAccuracy` in `keras/src/metrics/accuracy_metrics.py`.
public final class BinaryAccuracy implements Metric {

    private final double threshold;
    private final Mean mean;

    private BinaryAccuracy(double threshold, Mean mean) {
        this.threshold = threshold;
        this.mean = mean;
    }

    /// The metric, named `binary_accuracy`, with threshold 0.5.
    public static BinaryAccuracy of() {
        return named("binary_accuracy", 0.5);
    }

    /// This metric under another name, with totals of its own.
    public BinaryAccuracy name(String other) {
        return named(other, threshold);
    }

    /// This metric with another threshold, between 0 and 1: greater predictions count as 1; 0.5 unless set.
    ///
    /// @throws IllegalArgumentException for a threshold that is not between 0 and 1
    public BinaryAccuracy threshold(double other) {
        return named(name(), other);
    }

    private static BinaryAccuracy named(String name, double threshold) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException(
                    name + ": threshold is " + threshold + ", expected between 0 and 1, both excluded");
        }
        return new BinaryAccuracy(threshold,
                Mean.of(name, (targets, predictions) -> matches(name, targets, predictions, threshold)));
    }

    private static Tensor matches(String name, Tensor targets, Tensor predictions, double threshold) {
        Tensor expected = Alignment.same(name, targets, predictions);
        Tensor positive = predictions.greater(threshold);
        return expected.dtype() == DType.BOOL ? positive.equal(expected) : positive.cast(expected.dtype()).equal(expected);
    }

    @Override
    public String name() {
        return mean.name();
    }

    /// Higher is better.
    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    /// This metric with totals of its own.
    ///
    /// @throws dev.telar.error.ShapeException if targets and predictions do not fit each other
    @Override
    public BinaryAccuracy resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkSame(name(), targets, predictions);
        return new BinaryAccuracy(threshold, mean.ready());
    }

    @Override
    public void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        mean.update(targets, predictions, sampleWeights);
    }

    @Override
    public double result() {
        return mean.result();
    }

    @Override
    public void reset() {
        mean.reset();
    }

    @Override
    public List<Variable> variables() {
        return mean.variables();
    }
}
