package dev.telar.op;

import java.util.List;

import dev.telar.error.DTypeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The numbers 0, 1, 2, … along one axis, the same for every position of the others. No inputs.
///
/// @param shape the shape of the result
/// @param axis the axis along which the numbers count, from 0
/// @param dtype the type of the result, not BOOL
public record Iota(Shape shape, int axis, DType dtype) implements Creation {

    @Override
    public String name() {
        return "iota";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 0);
        Inference.axis(this, shape, axis);
        if (dtype == DType.BOOL) {
            throw new DTypeException("iota: BOOL does not count");
        }
        return Inference.result(shape, dtype);
    }
}
