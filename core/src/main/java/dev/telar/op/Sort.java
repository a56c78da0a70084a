package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Sorts along an axis. Two results: the sorted values, and the INT32 indices from which they came. The sort is stable: equal elements
/// keep their order, in descending sorts too; −0 equals 0; a NaN is greater than everything.
///
/// @param axis the axis, from 0
/// @param descending whether the greatest comes first
public record Sort(int axis, boolean descending) implements Reduction {

    @Override
    public String name() {
        return "sort";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.axis(this, x.shape(), axis);
        return List.of(x, new TensorSpec(x.shape(), DType.INT32));
    }
}
