package dev.telar.losses;

import dev.telar.error.ShapeException;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The cross-entropy of predicted probabilities against one-hot (or soft) targets, *−Σᵢ tᵢ·log pᵢ* over the last axis.
///
/// Targets and predictions have one shape `(batch, …, classes)`; the losses of the samples have shape `(batch, …)`. Probabilities are divided by
/// their sum and kept within 10⁻⁷ … 1 − 10⁻⁷, as in Keras; logits go through log-softmax. Label smoothing *s* replaces *t* by *t·(1 − s) + s/classes*.
///
/// @param fromLogits whether predictions are logits rather than probabilities; default false
/// @param labelSmoothing how much of each target is spread over all classes, 0 … 1; default 0
/// @param reduction how the losses become one number; default [Reduction#SUM_OVER_BATCH_SIZE]
/// @see <a href="https://keras.io/api/losses/probabilistic_losses/">Keras: probabilistic losses</a>
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing, Reduction reduction) implements Loss {

    /// Checks the smoothing.
    public CategoricalCrossentropy {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException(
                    "categorical_crossentropy: label smoothing must be 0 … 1, given " + labelSmoothing);
        }
    }

    /// The loss with Keras' defaults.
    public static CategoricalCrossentropy of() {
        return new CategoricalCrossentropy(false, 0, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /// This loss, with predictions taken as logits or not.
    public CategoricalCrossentropy fromLogits(boolean logits) {
        return new CategoricalCrossentropy(logits, labelSmoothing, reduction);
    }

    /// This loss with label smoothing.
    public CategoricalCrossentropy labelSmoothing(double smoothing) {
        return new CategoricalCrossentropy(fromLogits, smoothing, reduction);
    }

    /// This loss with another reduction.
    public CategoricalCrossentropy reduction(Reduction other) {
        return new CategoricalCrossentropy(fromLogits, labelSmoothing, other);
    }

    @Override
    public String name() {
        return "categorical_crossentropy";
    }

    @Override
    public Tensor perSample(Tensor targets, Tensor predictions) {
        Tensor t = targets.cast(predictions.dtype());
        if (labelSmoothing > 0) {
            t = t.multiply(1 - labelSmoothing).add(labelSmoothing / predictions.shape().size(-1));
        }
        if (fromLogits) {
            return Tensor.apply(new SoftmaxCrossEntropy(), predictions, t).getFirst();
        }
        return t.multiply(logProbabilities(predictions)).sum(-1).negate();
    }

    /// The logarithms of probabilities that are divided by their sum and kept away from 0 and 1.
    static Tensor logProbabilities(Tensor probabilities) {
        return probabilities.divide(probabilities.sumKeepDims(-1)).clip(Targets.EPSILON, 1 - Targets.EPSILON).log();
    }

    @Override
    public void check(TensorSpec targets, TensorSpec predictions) {
        Targets.floating(name(), predictions);
        if (predictions.shape().rank() > 1 && targets.shape().equals(predictions.shape().without(-1))) {
            throw new ShapeException("categorical_crossentropy: targets " + targets.shape()
                    + " look like labels, predictions have shape "
                    + predictions.shape() + "; use SparseCategoricalCrossentropy, or one-hot targets: toCategorical(labels, "
                    + predictions.shape().size(-1) + ")");
        }
        if (!targets.shape().equals(predictions.shape())) {
            throw new ShapeException(
                    "categorical_crossentropy: targets must have the shape of the predictions " + predictions.shape()
                            + ", given " + targets.shape());
        }
    }

    @Override
    public void checkValues(Tensor targets, TensorSpec predictions) {
        Targets.probabilities(name(), targets);
    }
}
