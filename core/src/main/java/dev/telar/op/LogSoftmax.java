package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// *yᵢ = xᵢ − max x − log Σⱼ exp(xⱼ − max x)* along an axis.
///
/// @param axis the axis, from 0
public record LogSoftmax(int axis) implements Neural {

    @Override
    public String name() {
        return "log_softmax";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.floating(this, x);
        Inference.axis(this, x.shape(), axis);
        return Inference.same(x);
    }
}
