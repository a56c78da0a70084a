package dev.telar.metrics;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Brings targets, predictions and weights to shapes that go together, as Keras' `squeeze_or_expand_to_same_rank` does.
final class Alignment {

    private Alignment() {}

    /// Whether two shapes may be equal, as far as they are known.
    static boolean agree(Shape a, Shape b) {
        if (a.rank() != b.rank()) {
            return false;
        }
        for (int axis = 0; axis < a.rank(); axis++) {
            boolean known = a.size(axis) != Shape.UNKNOWN && b.size(axis) != Shape.UNKNOWN;
            if (known && a.size(axis) != b.size(axis)) {
                return false;
            }
        }
        return true;
    }

    private static Shape withoutLastOne(Shape shape) {
        return shape.rank() > 1 && shape.size(-1) == 1 ? shape.without(-1) : shape;
    }

    static void checkFloating(String metric, TensorSpec predictions) {
        if (!predictions.dtype().isFloating()) {
            throw new DTypeException(metric + ": takes FLOAT32 or FLOAT64 predictions, given " + predictions.dtype()
                    + (predictions.dtype() == DType.BOOL || predictions.dtype().isInteger()
                            ? "; give scores rather than classes, without argMax"
                            : ""));
        }
    }

    /// Checks that there is a target for each element of the predictions.
    static void checkSame(String metric, TensorSpec targets, TensorSpec predictions) {
        if (!agree(withoutLastOne(targets.shape()), withoutLastOne(predictions.shape()))) {
            boolean labels = isLabels(targets.shape(), predictions.shape());
            throw new ShapeException(
                    metric + ": targets must have the shape of the predictions " + predictions.shape() + ", given "
                            + targets.shape()
                            + (labels ? "; they look like labels, make them one-hot: targets.oneHot(classes, dtype)" : ""));
        }
    }

    /// Whether the targets have one number where the predictions have a row of classes.
    static boolean isLabels(Shape targets, Shape predictions) {
        return predictions.rank() > 1
                && (agree(targets, predictions.without(-1)) || agree(targets, predictions.with(-1, 1)));
    }

    /// Targets of the shape of the predictions.
    static Tensor same(String metric, Tensor targets, Tensor predictions) {
        checkSame(metric, targets.spec(), predictions.spec());
        return targets.shape().equals(predictions.shape()) ? targets : targets.reshape(predictions.shape());
    }

    static void checkLabels(String metric, TensorSpec targets, TensorSpec predictions) {
        if (!isLabels(targets.shape(), predictions.shape())) {
            boolean oneHot = agree(targets.shape(), predictions.shape());
            throw new ShapeException(metric + ": predictions (batch, …, classes) need targets (batch, …), given predictions "
                    + predictions.shape() + " and targets " + targets.shape()
                    + (oneHot ? "; targets look one-hot, use the metric without \"sparse\" or targets.argMax(-1)" : ""));
        }
    }

    /// INT32 labels, one for each row of classes in the predictions.
    static Tensor labels(String metric, Tensor targets, Tensor predictions) {
        checkLabels(metric, targets.spec(), predictions.spec());
        return targets.cast(DType.INT32).reshape(predictions.shape().without(-1));
    }

    /// A weight for each element of a tensor of that shape, repeated along the axes that the weights lack; null stays null.
    static @Nullable Tensor weights(String metric, @Nullable Tensor weights, Shape shape) {
        if (weights == null) {
            return null;
        }
        Shape given = withoutLastOne(weights.shape());
        if (given.rank() > shape.rank() || !agree(given, shape.part(0, given.rank()))) {
            throw new ShapeException(metric + ": sample weights must have the shape of the values " + shape
                    + " or of its first axes, given " + weights.shape());
        }
        int[] sizes = new int[shape.rank()];
        Arrays.fill(sizes, 1);
        System.arraycopy(given.toArray(), 0, sizes, 0, given.rank());
        return weights.cast(DType.FLOAT32).reshape(Shape.of(sizes)).broadcastTo(shape);
    }
}
