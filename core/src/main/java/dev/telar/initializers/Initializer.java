package dev.telar.initializers;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// How a weight starts. Computed on the host, so that a seed gives the same bits on every backend.
public interface Initializer {

    /// The first values of a weight.
    ///
    /// @param spec shape and type, FLOAT32 or FLOAT64
    /// @param random where random numbers are drawn from
    HostArray initialize(TensorSpec spec, Philox random);
}
