package dev.telar.losses;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The cross-entropy of predicted probabilities against integer labels, `−log p[label]`.
///
/// Predictions have shape `(batch, …, classes)`, labels `(batch, …)` or `(batch, …, 1)` with values 0 … classes − 1 and type INT32 or UINT8; the losses
/// of the samples have shape `(batch, …)`. Probabilities are treated as in [CategoricalCrossentropy].
///
/// @param fromLogits whether predictions are logits rather than probabilities; default false
/// @param reduction how the losses become one number; default [Reduction#SUM_OVER_BATCH_SIZE]
/// @see <a href="https://keras.io/api/losses/probabilistic_losses/">Keras: probabilistic losses</a>
public record SparseCategoricalCrossentropy(boolean fromLogits, Reduction reduction) implements Loss {

    /// The loss with Keras' defaults.
    public static SparseCategoricalCrossentropy of() {
        return new SparseCategoricalCrossentropy(false, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /// This loss, with predictions taken as logits or not.
    public SparseCategoricalCrossentropy fromLogits(boolean logits) {
        return new SparseCategoricalCrossentropy(logits, reduction);
    }

    /// This loss with another reduction.
    public SparseCategoricalCrossentropy reduction(Reduction other) {
        return new SparseCategoricalCrossentropy(fromLogits, other);
    }

    @Override
    public String name() {
        return "sparse_categorical_crossentropy";
    }

    @Override
    public Tensor perSample(Tensor targets, Tensor predictions) {
        Tensor labels = targets.cast(DType.INT32).reshape(predictions.shape().without(-1));
        if (fromLogits) {
            return Tensor.apply(new SparseSoftmaxCrossEntropy(), predictions, labels).getFirst();
        }
        Tensor chosen = labels.oneHot(predictions.shape().size(-1), predictions.dtype());
        return chosen.multiply(CategoricalCrossentropy.logProbabilities(predictions)).sum(-1).negate();
    }

    @Override
    public void check(TensorSpec targets, TensorSpec predictions) {
        Targets.floating(name(), predictions);
        Shape p = predictions.shape();
        Shape t = targets.shape();
        if (p.rank() < 2) {
            throw new ShapeException(name() + ": predictions must have shape (batch, …, classes), given " + p);
        }
        if (t.equals(p) && p.size(-1) != 1) {
            throw new ShapeException("sparse_categorical_crossentropy: targets " + t
                    + " look one-hot, since they have the shape of the predictions;"
                    + " use CategoricalCrossentropy, or labels of shape " + p.without(-1));
        }
        if (!t.equals(p.without(-1)) && !t.equals(p.with(-1, 1))) {
            throw new ShapeException("sparse_categorical_crossentropy: predictions " + p + " take labels of shape "
                    + p.without(-1) + ", given " + t);
        }
        if (!targets.dtype().isInteger()) {
            throw new DTypeException("sparse_categorical_crossentropy: takes INT32 or UINT8 labels, given " + targets.dtype()
                    + "; cast them: labels.cast(DType.INT32)");
        }
    }

    @Override
    public void checkValues(Tensor targets, TensorSpec predictions) {
        Targets.labels(name(), targets, predictions.shape().size(-1));
    }
}
