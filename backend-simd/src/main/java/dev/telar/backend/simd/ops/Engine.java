package dev.telar.backend.simd.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.backend.simd.threads.Workers;

/// What operations work with.
///
/// @param kernels the kernels
/// @param pool where results come from
/// @param workers the threads
public record Engine(Kernels kernels, BufferPool pool, Workers workers) {

    /// A storage for the first result, of arbitrary content.
    public SimdStorage result(Invocation call) {
        return pool.allocate(call.result());
    }

    /// An input as this backend stores it.
    public static SimdStorage input(Invocation call, int index) {
        return (SimdStorage) call.input(index);
    }
}
