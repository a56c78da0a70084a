package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// *yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x)* along an axis.
///
/// @param axis the axis, from 0
public record Softmax(int axis) implements Neural {

    @Override
    public String name() {
        return "softmax";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.floating(this, x);
        Inference.axis(this, x.shape(), axis);
        return Inference.same(x);
    }
}
