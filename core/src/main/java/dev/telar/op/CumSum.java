package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The running sum along an axis: element *i* is the sum of the elements 0 … *i*, added up from the front.
///
/// @param axis the axis, from 0
public record CumSum(int axis) implements Reduction {

    @Override
    public String name() {
        return "cumsum";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.dtype(this, x, DType.FLOAT32, DType.FLOAT64, DType.INT32);
        Inference.axis(this, x.shape(), axis);
        return Inference.same(x);
    }
}
