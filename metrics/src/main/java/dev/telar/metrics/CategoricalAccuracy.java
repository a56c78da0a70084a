package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of samples whose greatest prediction is at the class of the one-hot target: *mean [argmax p = argmax t]*. Targets have the
/// shape of the predictions, (batch, …, classes).
///
/// Source: Keras 3, `CategoricalAccuracy` in `keras/src/metrics/accuracy_metrics.py`.
public final class CategoricalAccuracy implements Metric {

    private final Mean mean;

    private CategoricalAccuracy(Mean mean) {
        this.mean = mean;
    }

    /// The metric, named `categorical_accuracy`.
    public static CategoricalAccuracy of() {
        return named("categorical_accuracy");
    }

    /// This metric under another name, with totals of its own.
    public CategoricalAccuracy name(String other) {
        return named(other);
    }

    private static CategoricalAccuracy named(String name) {
        return new CategoricalAccuracy(Mean.of(name, (targets, predictions) -> predictions.argMax(-1)
                .equal(Alignment.same(name, targets, predictions).argMax(-1))));
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
    public CategoricalAccuracy resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkSame(name(), targets, predictions);
        return new CategoricalAccuracy(mean.ready());
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
