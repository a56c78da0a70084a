package dev.telar.losses;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// A loss: how far predictions are from targets, one number for an optimizer to make small.
public interface Loss {

    /// The name in logs, as Keras' function: `categorical_crossentropy`.
    String name();

    /// The losses of the samples, before reduction and weights: shape `(batch, …)`, without the last axis where that holds classes or outputs.
    Tensor perSample(Tensor targets, Tensor predictions);

    /// How the losses of the samples become one number.
    Reduction reduction();

    /// The reduced loss.
    ///
    /// @param sampleWeights what each sample counts, broadcast to the losses of the samples; null for 1
    default Tensor loss(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        return reduction().apply(perSample(targets, predictions), sampleWeights);
    }

    /// Checks shapes and types before the first step.
    ///
    /// @throws dev.telar.error.ShapeException if they do not fit each other; the message names the loss that would take such targets
    void check(TensorSpec targets, TensorSpec predictions);

    /// Checks the values of targets on the host, such as labels out of range; most losses take all values.
    ///
    /// @throws IllegalArgumentException naming index, value and what was expected
    default void checkValues(Tensor targets, TensorSpec predictions) {}
}
