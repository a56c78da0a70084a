package dev.telar.op;

import java.util.Collections;
import java.util.List;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// One step of Adam (Kingma and Ba 2015), as Keras: *m ← m + (g − m)·(1 − β₁)*, *v ← v + (g² − v)·(1 − β₂)*, *w ← w − α·m / (√v + ε)*;
/// with AMSGrad *u ← max(u, v)* takes the place of v in the last. The caller folds the corrections of the bias into
/// *α = η·√(1 − β₂ᵗ) / (1 − β₁ᵗ)*. Inputs: w, g, the scalar α, m, v and, with AMSGrad, u; results: w and the same slots.
///
/// @param beta1 β₁
/// @param beta2 β₂
/// @param epsilon ε
/// @param amsgrad whether the maximum of all v is used
public record AdamUpdate(double beta1, double beta2, double epsilon, boolean amsgrad) implements Update {

    @Override
    public String name() {
        return "adam_update";
    }
    /// The number of slot tensors: 2, with AMSGrad 3.
    public int slots() {
        return amsgrad ? 3 : 2;
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        int slots = slots();
        Inference.arity(this, inputs, 3 + slots);
        TensorSpec w = inputs.getFirst();
        Inference.floating(this, w);
        Inference.sameDtype(this, inputs.toArray(TensorSpec[]::new));
        Inference.shape(this, "the learning rate", inputs.get(2).shape(), Shape.scalar());
        for (int i = 0; i < inputs.size(); i++) {
            if (i != 2) {
                Inference.sameShape(this, w, inputs.get(i));
            }
        }
        return Collections.nCopies(1 + slots, w);
    }
}
