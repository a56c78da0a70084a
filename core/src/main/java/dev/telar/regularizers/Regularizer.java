package dev.telar.regularizers;

import dev.telar.tensor.Tensor;

/// A penalty that training adds to the loss, so that weights stay small. One of your own is a function:
/// `weight -> weight.abs().max().multiply(0.1)`.
@FunctionalInterface
public interface Regularizer {

    /// The penalty of a weight, a scalar of its type.
    Tensor penalty(Tensor weight);
}
