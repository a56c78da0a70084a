package dev.telar.losses;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The cross-entropy of predicted probabilities against targets 0 … 1, *−(t·log p + (1 − t)·log(1 − p))*, averaged over the last axis.
///
/// Targets have the shape of the predictions `(batch, …, outputs)`; a last axis of size 1 may be missing. Probabilities are kept within 10⁻⁷ … 1 − 10⁻⁷, as
/// in Keras; from logits the loss is *max(x, 0) − x·t + log(1 + e^−|x|)*. Label smoothing *s* replaces *t* by *t·(1 − s) + s/2*.
///
/// @param fromLogits whether predictions are logits rather than probabilities; default false
/// @param labelSmoothing how far targets are pulled towards 1/2, 0 … 1; default 0
/// @param reduction how the losses become one number; default [Reduction#SUM_OVER_BATCH_SIZE]
/// @see <a href="https://keras.io/api/losses/probabilistic_losses/">Keras: probabilistic losses</a>
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing, Reduction reduction) implements Loss {

    /// Checks the smoothing.
    public BinaryCrossentropy {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException("binary_crossentropy: label smoothing must be 0 … 1, given " + labelSmoothing);
        }
    }

    /// The loss with Keras' defaults.
    public static BinaryCrossentropy of() {
        return new BinaryCrossentropy(false, 0, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /// This loss, with predictions taken as logits or not.
    public BinaryCrossentropy fromLogits(boolean logits) {
        return new BinaryCrossentropy(logits, labelSmoothing, reduction);
    }

    /// This loss with label smoothing.
    public BinaryCrossentropy labelSmoothing(double smoothing) {
        return new BinaryCrossentropy(fromLogits, smoothing, reduction);
    }

    /// This loss with another reduction.
    public BinaryCrossentropy reduction(Reduction other) {
        return new BinaryCrossentropy(fromLogits, labelSmoothing, other);
    }

    @Override
    public String name() {
        return "binary_crossentropy";
    }

    @Override
    public Tensor perSample(Tensor targets, Tensor predictions) {
        Tensor t = Targets.like(targets, predictions);
        if (labelSmoothing > 0) {
            t = t.multiply(1 - labelSmoothing).add(0.5 * labelSmoothing);
        }
        Tensor losses;
        if (fromLogits) {
            losses = predictions.relu().subtract(predictions.multiply(t)).add(predictions.abs().negate().exp().log1p());
        } else {
            Tensor p = predictions.clip(Targets.EPSILON, 1 - Targets.EPSILON);
            losses = t.multiply(p.log()).add(t.subtractFrom(1).multiply(p.subtractFrom(1).log())).negate();
        }
        return losses.shape().rank() < 2 ? losses : losses.mean(-1);
    }

    @Override
    public void check(TensorSpec targets, TensorSpec predictions) {
        Targets.sameShape(name(), targets, predictions);
    }

    @Override
    public void checkValues(Tensor targets, TensorSpec predictions) {
        Targets.probabilities(name(), targets);
    }
}
