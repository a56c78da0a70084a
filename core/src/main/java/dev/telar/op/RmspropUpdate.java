package dev.telar.op;

import java.util.Collections;
import java.util.List;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// One step of RMSprop, as Keras: *v ← ρ·v + (1 − ρ)·g²*, centred also *a ← ρ·a + (1 − ρ)·g*; the increment is
/// *d = η·g / √(v + ε)*, centred *η·g / √(v − a² + ε)*; with momentum *m ← μ·m + d* and *w ← w − m*, else *w ← w − d*.
/// Inputs: w, g, the scalar η, v, then a where centred, then m with momentum; results: w and the same slots.
///
/// @param rho ρ
/// @param momentum μ, 0 for none
/// @param epsilon ε
/// @param centered whether the mean of the gradients is subtracted
public record RmspropUpdate(double rho, double momentum, double epsilon, boolean centered) implements Update {

    @Override
    public String name() {
        return "rmsprop_update";
    }
    /// The number of slot tensors: 1, and one each for centring and momentum.
    public int slots() {
        return 1 + (centered ? 1 : 0) + (momentum == 0 ? 0 : 1);
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
