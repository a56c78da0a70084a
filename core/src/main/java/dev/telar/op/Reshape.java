package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The same elements in the same row-major order under another shape.
///
/// @param shape the shape of the result
public record Reshape(Shape shape) implements Movement {

    @Override
    public String name() {
        return "reshape";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        if (x.shape().elements() != shape.elements()) {
            throw new ShapeException("reshape: " + x.shape() + " has " + x.shape().elements() + " elements, " + shape + " has "
                    + shape.elements());
        }
        return Inference.result(shape, x.dtype());
    }
}
