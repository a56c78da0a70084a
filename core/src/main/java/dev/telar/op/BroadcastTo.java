package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Repeats the elements along axes of size 1 and along new axes in front.
///
/// @param shape the shape of the result
public record BroadcastTo(Shape shape) implements Movement {

    @Override
    public String name() {
        return "broadcast_to";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        if (!x.shape().broadcastsTo(shape)) {
            throw new ShapeException("broadcast_to: " + x.shape() + " does not broadcast to " + shape);
        }
        return Inference.result(shape, x.dtype());
    }
}
