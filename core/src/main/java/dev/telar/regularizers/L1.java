package dev.telar.regularizers;

import dev.telar.tensor.Tensor;

/// λ·Σ|w|, which makes weights vanish (the lasso).
///
/// @param factor λ, 0 or more; Keras' default is 0.01
public record L1(double factor) implements Regularizer {

    /// Checks the factor.
    public L1 {
        L1L2.check("l1", factor);
    }

    /// The penalty with Keras' factor 0.01.
    public static L1 of() {
        return new L1(0.01);
    }

    /// The penalty with another factor.
    public static L1 of(double factor) {
        return new L1(factor);
    }

    @Override
    public Tensor penalty(Tensor weight) {
        return weight.abs().sum().multiply(factor);
    }
}
