package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The index of the greatest or smallest element along an axis; of several equal ones the first. A NaN counts as greater (for the
/// maximum) or smaller (for the minimum) than everything, as in NumPy. The result is INT32.
///
/// @param largest whether to look for the greatest
/// @param axis the axis, from 0
/// @param keepDims whether the axis stays, with size 1
public record ArgReduce(boolean largest, int axis, boolean keepDims) implements Reduction {

    @Override
    public String name() {
        return largest ? "argmax" : "argmin";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.axis(this, x.shape(), axis);
        Shape result = x.shape().reduced(IntList.of(axis), keepDims);
        if (x.shape().size(axis) == 0 && result.elements() > 0) {
            throw new ShapeException(name() + ": no element to choose from along axis " + axis + " of shape " + x.shape());
        }
        return Inference.result(result, DType.INT32);
    }
}
