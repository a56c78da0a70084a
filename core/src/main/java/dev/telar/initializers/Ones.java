package dev.telar.initializers;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Every element is 1.
public record Ones() implements Initializer {

    /// The initializer.
    public static Ones of() {
        return new Ones();
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return Values.filled("ones", spec, () -> 1);
    }
}
