package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of samples of which the target's class is among the k greatest predictions; classes that tie with the k-th count as among
/// them. Predictions are (batch, …, classes), targets are labels, (batch, …) or (batch, …, 1).
///
/// Source: Keras 3, `SparseTopKCategoricalAccuracy` in `keras/src/metrics/accuracy_metrics.py`.
public final class SparseTopKCategoricalAccuracy implements Metric {

    private final int k;
    private final Mean mean;

    private SparseTopKCategoricalAccuracy(int k, Mean mean) {
        this.k = k;
        this.mean = mean;
    }

    /// The metric, named `sparse_top_k_categorical_accuracy`, with k 5.
    public static SparseTopKCategoricalAccuracy of() {
        return named("sparse_top_k_categorical_accuracy", 5);
    }

    /// This metric under another name, with totals of its own.
    public SparseTopKCategoricalAccuracy name(String other) {
        return named(other, k);
    }

    /// This metric with another k; 5 unless set.
    ///
    /// @throws IllegalArgumentException for k below 1
    public SparseTopKCategoricalAccuracy k(int other) {
        return named(name(), other);
    }

    private static SparseTopKCategoricalAccuracy named(String name, int k) {
        if (k < 1) {
            throw new IllegalArgumentException(name + ": k is " + k + ", expected 1 or more");
        }
        return new SparseTopKCategoricalAccuracy(k, Mean.of(name, (targets, predictions) -> TopK.contains(name, k,
                Alignment.labels(name, targets, predictions), predictions)));
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
    public SparseTopKCategoricalAccuracy resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkLabels(name(), targets, predictions);
        TopK.check(name(), k, predictions);
        return new SparseTopKCategoricalAccuracy(k, mean.ready());
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
