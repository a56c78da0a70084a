package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Random bits by Philox4x32-10 (Salmon et al. 2011), the same on every backend.
///
/// Inputs: the key, INT32 `(2,)`, and the counter, INT32 `(2,)`. Element *i* of the result, in row-major order, is word *i* mod 4 of the
/// block `philox((lo(i/4), hi(i/4), counter[0], counter[1]), key)`.
///
/// @param shape the shape of the result, whose type is INT32
public record RandomBits(Shape shape) implements Creation {

    private static final Shape PAIR = Shape.of(2);

    @Override
    public String name() {
        return "random_bits";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        for (TensorSpec input : inputs) {
            Inference.indices(this, input);
            Inference.shape(this, "key and counter", input.shape(), PAIR);
        }
        return Inference.result(shape, DType.INT32);
    }
}
