package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The root of the mean squared error over all batches, *√(mean (p − t)²)*. Targets have the
/// shape of the predictions, (batch, …); a last axis of size 1 may be missing.
///
/// Source: Keras 3, `RootMeanSquaredError` in `keras/src/metrics/regression_metrics.py`.
public final class RootMeanSquaredError implements Metric {

    private final Mean mean;

    private RootMeanSquaredError(Mean mean) {
        this.mean = mean;
    }

    /// The metric, named `root_mean_squared_error`.
    public static RootMeanSquaredError of() {
        return named("root_mean_squared_error");
    }

    /// This metric under another name, with totals of its own.
    public RootMeanSquaredError name(String other) {
        return named(other);
    }

    private static RootMeanSquaredError named(String name) {
        return new RootMeanSquaredError(Mean.of(name,
                (targets, predictions) -> predictions
                        .subtract(Alignment.same(name, targets, predictions).cast(predictions.dtype()))
                        .square()));
    }

    @Override
    public String name() {
        return mean.name();
    }

    /// Lower is better.
    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    /// This metric with totals of its own.
    ///
    /// @throws dev.telar.error.ShapeException if targets and predictions do not fit each other
    @Override
    public RootMeanSquaredError resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkSame(name(), targets, predictions);
        return new RootMeanSquaredError(mean.ready());
    }

    @Override
    public void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        mean.update(targets, predictions, sampleWeights);
    }

    @Override
    public double result() {
        return Math.sqrt(mean.result());
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
