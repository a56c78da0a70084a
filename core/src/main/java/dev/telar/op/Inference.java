package dev.telar.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// What the operations' `infer` methods have in common.
final class Inference {

    private Inference() {}

    static void arity(Op op, List<TensorSpec> inputs, int expected) {
        if (inputs.size() != expected) {
            throw new IllegalArgumentException(op.name() + ": takes " + expected + " inputs, given " + inputs.size());
        }
    }

    static TensorSpec only(Op op, List<TensorSpec> inputs) {
        arity(op, inputs, 1);
        return inputs.getFirst();
    }

    static void sameDtype(Op op, TensorSpec... inputs) {
        for (TensorSpec input : inputs) {
            if (input.dtype() != inputs[0].dtype()) {
                throw new DTypeException(op.name() + ": " + inputs[0].dtype() + " and " + input.dtype()
                        + " do not mix; there is no implicit promotion, cast one of them: x.cast(DType." + inputs[0].dtype()
                        + ")");
            }
        }
    }

    static void dtype(Op op, TensorSpec input, DType... allowed) {
        if (!Arrays.asList(allowed).contains(input.dtype())) {
            throw new DTypeException(
                    op.name() + ": takes " + Arrays.stream(allowed).map(DType::name).collect(Collectors.joining(", "))
                            + ", given " + input.dtype() + "; cast it: x.cast(DType." + allowed[0] + ")");
        }
    }

    static void floating(Op op, TensorSpec input) {
        dtype(op, input, DType.FLOAT32, DType.FLOAT64);
    }

    static void indices(Op op, TensorSpec input) {
        dtype(op, input, DType.INT32);
    }

    static void shape(Op op, String what, Shape given, Shape expected) {
        if (!given.equals(expected)) {
            throw new ShapeException(op.name() + ": " + what + " must have shape " + expected + ", given " + given);
        }
    }

    static void sameShape(Op op, TensorSpec... inputs) {
        for (TensorSpec input : inputs) {
            if (!input.shape().equals(inputs[0].shape())) {
                throw new ShapeException(op.name() + ": shapes differ: " + inputs[0].shape() + " and " + input.shape());
            }
        }
    }

    static Shape broadcast(Op op, Shape a, Shape b) {
        try {
            return a.broadcast(b);
        } catch (ShapeException e) {
            e.passedThrough(op.name());
            throw e;
        }
    }

    static int axis(Op op, Shape shape, int axis) {
        if (axis < 0 || axis >= shape.rank()) {
            throw new ShapeException(op.name() + ": axis " + axis + " is out of bounds for shape " + shape);
        }
        return axis;
    }

    static void axes(Op op, Shape shape, IntList axes) {
        for (int i = 0; i < axes.size(); i++) {
            axis(op, shape, axes.get(i));
            if (i > 0 && axes.get(i) <= axes.get(i - 1)) {
                throw new ShapeException(op.name() + ": axes must ascend and differ, given " + axes);
            }
        }
    }

    static void sizes(Op op, String what, IntList list, int expected) {
        if (list.size() != expected) {
            throw new ShapeException(op.name() + ": " + what + " must have " + expected + " entries, given " + list);
        }
    }

    static List<TensorSpec> same(TensorSpec spec) {
        return List.of(spec);
    }

    static List<TensorSpec> result(Shape shape, DType dtype) {
        return List.of(new TensorSpec(shape, dtype));
    }
}
