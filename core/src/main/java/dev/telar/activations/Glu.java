package dev.telar.activations;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The gated linear unit, *a·sigmoid(b)* for the halves a and b of an axis.
record Glu(int axis) implements ActivationFunction {

    @Override
    public String name() {
        return "glu";
    }

    @Override
    public Tensor apply(Tensor x) {
        infer(x.shape());
        List<Tensor> halves = x.split(2, axis);
        return halves.get(0).multiply(halves.get(1).sigmoid());
    }

    @Override
    public Shape infer(Shape input) {
        int size = input.size(axis);
        if (size == Shape.UNKNOWN) {
            return input;
        }
        if (size % 2 != 0) {
            throw new ShapeException("glu: axis " + axis + " must have an even size, given shape " + input);
        }
        return input.with(axis, size / 2);
    }

    @Override
    public String toString() {
        return name();
    }
}
