package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// The gradient of an activation function: *dx = f′·dy*. Inputs: the output *y* of the function where
/// [ActivationKind#gradientFromOutput()] says so, otherwise its input *x*; then *dy*.
///
/// @param kind the function
public record ActivateGradient(ActivationKind kind) implements Neural {

    @Override
    public String name() {
        return kind.label() + "_gradient";
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        Inference.floating(this, inputs.getFirst());
        Inference.sameDtype(this, inputs.get(0), inputs.get(1));
        Inference.sameShape(this, inputs.get(0), inputs.get(1));
        return Inference.same(inputs.getFirst());
    }
}
