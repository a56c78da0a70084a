package dev.telar.optimizers;

import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The correction of Adam's moments for their start at 0.
final class BiasCorrection {

    private BiasCorrection() {}

    /// *η·√(1 − β₂ᵗ) / (1 − β₁ᵗ)* with t = iterations + 1.
    static Tensor of(Tensor rate, Variable iterations, double beta1, double beta2) {
        Tensor t = iterations.get().cast(DType.FLOAT32).add(1);
        Tensor first = t.like(beta1).pow(t).subtractFrom(1);
        Tensor second = t.like(beta2).pow(t).subtractFrom(1);
        return rate.multiply(second.sqrt()).divide(first);
    }
}
