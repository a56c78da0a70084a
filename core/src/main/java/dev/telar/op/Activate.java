package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// An activation function, element by element.
///
/// @param kind the function
public record Activate(ActivationKind kind) implements Neural {

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.floating(this, x);
        return Inference.same(x);
    }
}
