package dev.telar.initializers;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Every element is the same number.
///
/// @param value the number
public record Constant(double value) implements Initializer {

    /// The initializer of a number.
    public static Constant of(double value) {
        return new Constant(value);
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return Values.filled("constant", spec, () -> value);
    }
}
