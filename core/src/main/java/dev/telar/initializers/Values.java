package dev.telar.initializers;

import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

import dev.telar.error.DTypeException;
import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Fills arrays with drawn numbers. Numbers are drawn as FLOAT64 and rounded to FLOAT32, so a seed gives the same weights in both types.
final class Values {

    private Values() {}

    /// The initializer's own random numbers if it has a seed, otherwise those of the model.
    static Philox source(OptionalLong seed, Philox random) {
        return seed.isPresent() ? Philox.of(seed.getAsLong()) : random;
    }

    /// An array filled in row-major order.
    static HostArray filled(String initializer, TensorSpec spec, DoubleSupplier next) {
        if (!spec.dtype().isFloating()) {
            throw new DTypeException(initializer + ": a weight must be FLOAT32 or FLOAT64, given " + spec.dtype());
        }
        HostArray values = HostArray.allocate(spec);
        switch (values.array()) {
            case float[] a -> {
                for (int i = 0; i < a.length; i++) {
                    a[i] = (float) next.getAsDouble();
                }
            }
            case double[] a -> {
                for (int i = 0; i < a.length; i++) {
                    a[i] = next.getAsDouble();
                }
            }
            default -> throw new AssertionError(spec);
        }
        return values;
    }

    static double nonNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be 0 or more and finite, given " + value);
        }
        return value;
    }

    static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite, given " + value);
        }
        return value;
    }
}
