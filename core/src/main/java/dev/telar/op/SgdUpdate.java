package dev.telar.op;

import java.util.Collections;
import java.util.List;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// One step of stochastic gradient descent, as Keras: without momentum *w ← w − η·g*; with momentum *v ← μ·v − η·g* and *w ← w + v*, or
/// with Nesterov *w ← w + μ·v − η·g*. Inputs: w, g, the scalar η and, with momentum, v; results: w and, with momentum, v.
///
/// @param momentum μ, 0 for none
/// @param nesterov whether the momentum is Nesterov's
public record SgdUpdate(double momentum, boolean nesterov) implements Update {

    @Override
    public String name() {
        return "sgd_update";
    }
    /// The number of slot tensors: 1 with momentum, else 0.
    public int slots() {
        return momentum == 0 ? 0 : 1;
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
