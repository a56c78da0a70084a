package dev.telar.op;

import java.util.List;

import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;

/// Reverses the order of the elements along axes.
///
/// @param axes the axes, ascending, from 0
public record Reverse(IntList axes) implements Movement {

    @Override
    public String name() {
        return "reverse";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.axes(this, x.shape(), axes);
        return Inference.same(x);
    }
}
