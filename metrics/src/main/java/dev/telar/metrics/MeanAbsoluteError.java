package dev.telar.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The mean absolute error over all batches, *mean |p − t|*. Targets have the
/// shape of the predictions, (batch, …); a last axis of size 1 may be missing.
///
/// Source: Keras 3, `MeanAbsoluteError` in `keras/src/metrics/regression_metrics.py`.
public final class MeanAbsoluteError implements Metric {

    private final Mean mean;

    private MeanAbsoluteError(Mean mean) {
        this.mean = mean;
    }

    /// The metric, named `mean_absolute_error`.
    public static MeanAbsoluteError of() {
        return named("mean_absolute_error");
    }

    /// This metric under another name, with totals of its own.
    public MeanAbsoluteError name(String other) {
        return named(other);
    }

    private static MeanAbsoluteError named(String name) {
        return new MeanAbsoluteError(Mean.of(name,
                (targets, predictions) -> predictions
                        .subtract(Alignment.same(name, targets, predictions).cast(predictions.dtype()))
                        .abs()));
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
    public MeanAbsoluteError resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkSame(name(), targets, predictions);
        return new MeanAbsoluteError(mean.ready());
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
