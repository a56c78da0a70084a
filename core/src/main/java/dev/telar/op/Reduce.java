package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Combines the elements along axes, see [ReduceKind].
///
/// @param kind how to combine
/// @param axes the axes to run along, ascending, from 0; none leaves every element by itself
/// @param keepDims whether the axes stay, with size 1
public record Reduce(ReduceKind kind, IntList axes, boolean keepDims) implements Reduction {

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.axes(this, x.shape(), axes);
        Shape result = x.shape().reduced(axes, keepDims);
        if (kind == ReduceKind.SUM || kind == ReduceKind.PROD) {
            Inference.dtype(this, x, DType.FLOAT32, DType.FLOAT64, DType.INT32);
        } else if (x.shape().elements() == 0 && result.elements() > 0) {
            throw new ShapeException(name() + ": no element to choose from along axes " + axes + " of shape " + x.shape());
        }
        return Inference.result(result, x.dtype());
    }
}
