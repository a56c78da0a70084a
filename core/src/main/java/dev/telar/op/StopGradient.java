package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// Passes a tensor on and no gradient back.
public record StopGradient() implements Selection {

    @Override
    public String name() {
        return "stop_gradient";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return Inference.same(Inference.only(this, inputs));
    }
}
