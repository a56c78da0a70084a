package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Joins tensors of one type along an axis; their other sizes agree.
///
/// @param axis the axis, from 0
public record Concat(int axis) implements Movement {

    @Override
    public String name() {
        return "concat";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("concat: takes 1 input or more, given 0");
        }
        TensorSpec first = inputs.getFirst();
        Inference.axis(this, first.shape(), axis);
        long size = 0;
        for (TensorSpec x : inputs) {
            Inference.sameDtype(this, first, x);
            if (x.shape().rank() != first.shape().rank() || !x.shape().with(axis, 0).equals(first.shape().with(axis, 0))) {
                throw new ShapeException(
                        "concat: shapes differ beyond axis " + axis + ": " + first.shape() + " and " + x.shape());
            }
            size += x.shape().size(axis);
        }
        Shape result = first.shape().with(axis, Math.toIntExact(size));
        return Inference.result(result, first.dtype());
    }
}
