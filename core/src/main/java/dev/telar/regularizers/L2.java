package dev.telar.regularizers;

import dev.telar.tensor.Tensor;

/// λ·Σw², which makes weights small (ridge, weight decay).
///
/// @param factor λ, 0 or more; Keras' default is 0.01
public record L2(double factor) implements Regularizer {

    /// Checks the factor.
    public L2 {
        L1L2.check("l2", factor);
    }

    /// The penalty with Keras' factor 0.01.
    public static L2 of() {
        return new L2(0.01);
    }

    /// The penalty with another factor.
    public static L2 of(double factor) {
        return new L2(factor);
    }

    @Override
    public Tensor penalty(Tensor weight) {
        return weight.square().sum().multiply(factor);
    }
}
