package dev.telar.layers;

import java.util.Locale;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// What layers ask of their inputs, in Keras' words. Each error begins with the layer's name.
final class Checks {

    private Checks() {}

    /// What a layer is called before a model has given it a path: the name that the user gave, or its class in small letters.
    static String label(Layer layer) {
        return layer.name().orElseGet(() -> layer.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT));
    }

    static void rank(String layer, int least, Shape input) {
        if (input.rank() < least) {
            throw new ShapeException(
                    layer + ": expected an input of rank " + least + " or more, given rank " + input.rank() + ", shape " + input);
        }
    }

    /// An input's axis has the size that the layer was built for.
    static void size(String layer, Shape input, int axis, int expected) {
        if (input.size(axis) != expected) {
            throw new ShapeException(layer + ": expected axis −" + -axis + " of the input to have size " + expected + ", given "
                    + (input.size(axis) == Shape.UNKNOWN ? "None" : input.size(axis)) + " of shape " + input
                    + "; it was built for that size, make another layer for other inputs");
        }
    }

    /// An axis whose size decides about a weight is known.
    static int known(String layer, Shape input, int axis) {
        if (input.size(axis) == Shape.UNKNOWN) {
            throw new ShapeException(
                    layer + ": axis −" + -axis + " of the input must be known to make the weights, given shape " + input);
        }
        return input.size(axis);
    }

    static void floating(String layer, DType dtype) {
        if (!dtype.isFloating()) {
            throw new DTypeException(layer + ": takes FLOAT32 or FLOAT64, given " + dtype
                    + "; put a Rescaling layer in front or cast the input: x.cast(DType.FLOAT32)");
        }
    }

    /// The shape of an input that the user gave without its batch.
    static TensorSpec batch(int... sizes) {
        return new TensorSpec(Shape.of(sizes).inserted(0, Shape.UNKNOWN), DType.FLOAT32);
    }
}
