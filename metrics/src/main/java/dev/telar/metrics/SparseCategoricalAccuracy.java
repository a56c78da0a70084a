package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of samples whose greatest prediction is at the target's class: *mean [argmax p = t]*. Predictions are (batch, …, classes),
/// targets are labels, (batch, …) or (batch, …, 1).
///
/// Source: Keras 3, `SparseCategoricalAccuracy` in `keras/src/metrics/accuracy_metrics.py`.
public final class SparseCategoricalAccuracy implements Metric {

    private final Mean mean;

    private SparseCategoricalAccuracy(Mean mean) {
        this.mean = mean;
    }

    /// The metric, named `sparse_categorical_accuracy`.
    public static SparseCategoricalAccuracy of() {
        return named("sparse_categorical_accuracy");
    }

    /// This metric under another name, with totals of its own.
    public SparseCategoricalAccuracy name(String other) {
        return named(other);
    }

    private static SparseCategoricalAccuracy named(String name) {
        return new SparseCategoricalAccuracy(Mean.of(name, (targets, predictions) -> predictions.argMax(-1)
                .equal(Alignment.labels(name, targets, predictions))));
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
    public SparseCategoricalAccuracy resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkLabels(name(), targets, predictions);
        return new SparseCategoricalAccuracy(mean.ready());
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
