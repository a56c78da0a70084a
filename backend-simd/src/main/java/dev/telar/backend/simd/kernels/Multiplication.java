package dev.telar.backend.simd.kernels;

import dev.telar.backend.simd.memory.BufferPool;

/// A product that is ready to be computed as often as wanted, each time of what its matrices hold by then.
@FunctionalInterface
public interface Multiplication {

    /// Computes it on the calling thread.
    ///
    /// @param pool where arrays for packed panels come from
    void run(BufferPool pool);
}
