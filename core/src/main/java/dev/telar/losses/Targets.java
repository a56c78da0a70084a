package dev.telar.losses;

import dev.telar.error.ShapeException;
import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// What the losses have in common: targets brought to the shape and type of the predictions, and checked.
final class Targets {

    /// What keeps probabilities away from 0 and 1 before a logarithm; Keras' `epsilon()`.
    static final double EPSILON = 1e-7;

    private Targets() {}

    /// Targets of the predictions' type; where one of the two lacks a last axis of size 1, the targets follow the predictions.
    static Tensor like(Tensor targets, Tensor predictions) {
        Tensor typed = targets.cast(predictions.dtype());
        return typed.shape().equals(predictions.shape()) ? typed : typed.reshape(predictions.shape());
    }

    static void sameShape(String loss, TensorSpec targets, TensorSpec predictions) {
        floating(loss, predictions);
        Shape t = targets.shape();
        Shape p = predictions.shape();
        if (!t.equals(p) && !t.equals(withoutLastOne(p)) && !withoutLastOne(t).equals(p)) {
            throw new ShapeException(loss + ": targets must have the shape of the predictions " + p + ", given " + t);
        }
    }

    static void floating(String loss, TensorSpec predictions) {
        if (!predictions.dtype().isFloating()) {
            throw new dev.telar.error.DTypeException(
                    loss + ": takes FLOAT32 or FLOAT64 predictions, given " + predictions.dtype());
        }
    }

    private static Shape withoutLastOne(Shape shape) {
        return shape.rank() > 1 && shape.size(-1) == 1 ? shape.without(-1) : shape;
    }

    /// @throws IllegalArgumentException if a target is not in 0 … 1
    static void probabilities(String loss, Tensor targets) {
        if (targets.dtype() == DType.BOOL) {
            return;
        }
        float[] values = targets.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException(
                        loss + ": targets are probabilities, 0 … 1; found " + values[i] + " at element " + i
                                + " of targets " + targets.shape());
            }
        }
    }

    /// @throws IllegalArgumentException if a label is not in 0 … classes − 1
    static void labels(String loss, Tensor targets, int classes) {
        HostArray labels = targets.cast(DType.INT32).toHost();
        int[] values = labels.ints();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= classes) {
                throw new IllegalArgumentException(
                        loss + ": label " + values[i] + " at element " + i + " is out of range; predictions of "
                                + classes + " classes take labels 0 … " + (classes - 1));
            }
        }
    }
}
