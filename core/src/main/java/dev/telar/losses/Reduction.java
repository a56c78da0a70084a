package dev.telar.losses;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;

/// How the losses of the samples become one number, as in Keras 3.
public enum Reduction {

    /// The sum of the weighted losses divided by their number (not by the sum of the weights). Keras' default.
    SUM_OVER_BATCH_SIZE,
    /// The sum of the weighted losses.
    SUM,
    /// The sum of the weighted losses divided by the sum of the weights.
    MEAN_WITH_SAMPLE_WEIGHT,
    /// No reduction: the weighted losses themselves.
    NONE;

    /// Applies the weights and reduces.
    ///
    /// @param losses the losses of the samples
    /// @param sampleWeights what each sample counts: of the shape of the losses, or of its first axes; null for 1
    public Tensor apply(Tensor losses, @Nullable Tensor sampleWeights) {
        Tensor weights = sampleWeights == null ? null : aligned(sampleWeights, losses);
        Tensor weighted = weights == null ? losses : losses.multiply(weights);
        return switch (this) {
            case NONE -> weighted;
            case SUM -> weighted.sum();
            case SUM_OVER_BATCH_SIZE -> weighted.mean();
            case MEAN_WITH_SAMPLE_WEIGHT -> weights == null
                    ? weighted.mean()
                    : weighted.sum().divide(weights.broadcastTo(losses.shape()).sum());
        };
    }

    private static Tensor aligned(Tensor weights, Tensor losses) {
        Tensor aligned = weights.dtype() == losses.dtype() ? weights : weights.cast(losses.dtype());
        if (weights.dtype() == DType.BOOL || weights.shape().rank() > losses.shape().rank()
                || !weights.shape().equals(losses.shape().part(0, weights.shape().rank()))) {
            throw new ShapeException("sample weights: expected numbers of the shape of the losses " + losses.shape()
                    + " or of its first axes, given " + weights.spec());
        }
        while (aligned.shape().rank() < losses.shape().rank()) {
            aligned = aligned.expandDims(-1);
        }
        return aligned;
    }
}
