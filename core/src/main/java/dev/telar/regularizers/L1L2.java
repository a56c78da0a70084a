package dev.telar.regularizers;

import dev.telar.tensor.Tensor;

/// λ₁·Σ|w| + λ₂·Σw² (the elastic net).
///
/// @param l1 λ₁, 0 or more; Keras' default is 0
/// @param l2 λ₂, 0 or more; Keras' default is 0
public record L1L2(double l1, double l2) implements Regularizer {

    /// Checks the factors.
    public L1L2 {
        check("l1", l1);
        check("l2", l2);
    }

    /// The penalty with two factors.
    public static L1L2 of(double l1, double l2) {
        return new L1L2(l1, l2);
    }

    static void check(String name, double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(name + ": the factor must be 0 or more and finite, given " + factor);
        }
    }

    @Override
    public Tensor penalty(Tensor weight) {
        return weight.abs().sum().multiply(l1).add(weight.square().sum().multiply(l2));
    }
}
