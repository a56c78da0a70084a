package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Converts the elements to another type.
///
/// Floating to INT32 and UINT8 cuts off the fraction and saturates, NaN becomes 0; INT32 to UINT8 keeps the low 8 bits; anything to
/// BOOL asks whether it differs from 0 (NaN does); BOOL becomes 0 or 1; FLOAT64 to FLOAT32 rounds to nearest even.
///
/// @param dtype the type of the result
public record Cast(DType dtype) implements Elementwise {

    @Override
    public String name() {
        return "cast";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return Inference.result(Inference.only(this, inputs).shape(), dtype);
    }
}
