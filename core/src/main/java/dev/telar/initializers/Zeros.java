package dev.telar.initializers;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Every element is 0.
public record Zeros() implements Initializer {

    /// The initializer.
    public static Zeros of() {
        return new Zeros();
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return Values.filled("zeros", spec, () -> 0);
    }
}
