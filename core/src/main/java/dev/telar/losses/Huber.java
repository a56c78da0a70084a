package dev.telar.losses;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Huber's loss (Huber 1964) of the error *e = t − p*: *e²/2* where *|e| ≤ δ*, else *δ·|e| − δ²/2*; averaged over the last axis. Targets have the shape of
/// the predictions `(batch, …, outputs)`; a last axis of size 1 may be missing.
///
/// @param delta δ, above 0; default 1
/// @param reduction how the losses become one number; default [Reduction#SUM_OVER_BATCH_SIZE]
/// @see <a href="https://keras.io/api/losses/regression_losses/">Keras: regression losses</a>
public record Huber(double delta, Reduction reduction) implements Loss {

    /// Checks delta.
    public Huber {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("huber_loss: delta must be above 0, given " + delta);
        }
    }

    /// The loss with Keras' defaults.
    public static Huber of() {
        return new Huber(1, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /// This loss with another δ.
    public Huber delta(double other) {
        return new Huber(other, reduction);
    }

    /// This loss with another reduction.
    public Huber reduction(Reduction other) {
        return new Huber(delta, other);
    }

    @Override
    public String name() {
        return "huber_loss";
    }

    @Override
    public Tensor perSample(Tensor targets, Tensor predictions) {
        Tensor error = predictions.subtract(Targets.like(targets, predictions));
        Tensor size = error.abs();
        Tensor losses = Tensor.where(size.lessEqual(delta), error.square().multiply(0.5),
                size.multiply(delta).subtract(0.5 * delta * delta));
        return losses.shape().rank() < 2 ? losses : losses.mean(-1);
    }

    @Override
    public void check(TensorSpec targets, TensorSpec predictions) {
        Targets.sameShape(name(), targets, predictions);
    }
}
