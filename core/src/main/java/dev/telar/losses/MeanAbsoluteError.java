package dev.telar.losses;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The mean of the absolute errors, *|t − p|*, averaged over the last axis. Targets have the shape of the predictions `(batch, …, outputs)`; a last axis of size 1 may be missing.
///
/// @param reduction how the losses become one number; default [Reduction#SUM_OVER_BATCH_SIZE]
/// @see <a href="https://keras.io/api/losses/regression_losses/">Keras: regression losses</a>
public record MeanAbsoluteError(Reduction reduction) implements Loss {

    /// The loss with Keras' defaults.
    public static MeanAbsoluteError of() {
        return new MeanAbsoluteError(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /// This loss with another reduction.
    public MeanAbsoluteError reduction(Reduction other) {
        return new MeanAbsoluteError(other);
    }

    @Override
    public String name() {
        return "mean_absolute_error";
    }

    @Override
    public Tensor perSample(Tensor targets, Tensor predictions) {
        Tensor losses = predictions.subtract(Targets.like(targets, predictions)).abs();
        return losses.shape().rank() < 2 ? losses : losses.mean(-1);
    }

    @Override
    public void check(TensorSpec targets, TensorSpec predictions) {
        Targets.sameShape(name(), targets, predictions);
    }
}
