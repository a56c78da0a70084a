package dev.telar.op;

import java.util.List;

import dev.telar.error.DTypeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// A tensor in which every element has the same value. No inputs.
///
/// @param shape the shape of the result
/// @param dtype the type of the result
/// @param value the value, which the type must be able to hold; BOOL takes 0 and 1
public record Full(Shape shape, DType dtype, double value) implements Creation {

    /// Checks that the type holds the value.
    public Full {
        boolean fits = switch (dtype) {
            case FLOAT32, FLOAT64 -> true;
            case INT32 -> value == (int) value;
            case UINT8 -> value == (int) value && value >= 0 && value <= 255;
            case BOOL -> value == 0 || value == 1;
        };
        if (!fits) {
            throw new DTypeException("full: " + dtype + " cannot hold " + value + "; cast the tensor to a floating type first");
        }
    }

    @Override
    public String name() {
        return "full";
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 0);
        return Inference.result(shape, dtype);
    }
}
