package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of samples of which the one-hot target's class is among the k greatest predictions; classes that tie with the k-th count
/// as among them. Targets have the shape of the predictions, (batch, …, classes).
///
/// Source: Keras 3, `TopKCategoricalAccuracy` in `keras/src/metrics/accuracy_metrics.py`.
public final class TopKCategoricalAccuracy implements Metric {

    private final int k;
    private final Mean mean;

    private TopKCategoricalAccuracy(int k, Mean mean) {
        this.k = k;
        this.mean = mean;
    }

    /// The metric, named `top_k_categorical_accuracy`, with k 5.
    public static TopKCategoricalAccuracy of() {
        return named("top_k_categorical_accuracy", 5);
    }

    /// This metric under another name, with totals of its own.
    public TopKCategoricalAccuracy name(String other) {
        return named(other, k);
    }

    /// This metric with another k; 5 unless set.
    ///
    /// @throws IllegalArgumentException for k below 1
    public TopKCategoricalAccuracy k(int other) {
        return named(name(), other);
    }

    private static TopKCategoricalAccuracy named(String name, int k) {
        if (k < 1) {
            throw new IllegalArgumentException(name + ": k is " + k + ", expected 1 or more");
        }
        return new TopKCategoricalAccuracy(k, Mean.of(name, (targets, predictions) -> TopK.contains(name, k,
                Alignment.same(name, targets, predictions).argMax(-1), predictions)));
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
    public TopKCategoricalAccuracy resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkSame(name(), targets, predictions);
        TopK.check(name(), k, predictions);
        return new TopKCategoricalAccuracy(k, mean.ready());
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
