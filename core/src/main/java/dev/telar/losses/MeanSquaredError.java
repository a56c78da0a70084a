package dev.telar.losses;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The mean of the squared errors, *(t − p)²*, averaged over the last axis. Targets have the shape of the predictions `(batch, …, outputs)`; a last axis of size 1 may be missing.
///
/// @param reduction how the losses become one number; default [Reduction#SUM_OVER_BATCH_SIZE]
/// @see <a href="https://keras.io/api/losses/regression_losses/">Keras: regression losses</a>
public record MeanSquaredError(Reduction reduction) implements Loss {

    /// The loss with Keras' defaults.
    public static MeanSquaredError of() {
        return new MeanSquaredError(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /// This loss with another reduction.
    public MeanSquaredError reduction(Reduction other) {
        return new MeanSquaredError(other);
    }

    @Override
    public String name() {
        return "mean_squared_error";
    }

    @Override
    public Tensor perSample(Tensor targets, Tensor predictions) {
        Tensor losses = predictions.subtract(Targets.like(targets, predictions)).square();
        return losses.shape().rank() < 2 ? losses : losses.mean(-1);
    }

    @Override
    public void check(TensorSpec targets, TensorSpec predictions) {
        Targets.sameShape(name(), targets, predictions);
    }
}
