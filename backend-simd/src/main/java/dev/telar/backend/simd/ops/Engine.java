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

    /// Where the first result goes: a storage of arbitrary content.
    public SimdStorage result(Invocation call) {
        return result(call, 0);
    }

    /// Where a result goes: a storage of arbitrary content.
    public SimdStorage result(Invocation call, int index) {
        SimdStorage destination = (SimdStorage) call.destination(index);
        return destination == null ? pool.allocate(call.results().get(index)) : destination;
    }

    /// An input as this backend stores it.
    public static SimdStorage input(Invocation call, int index) {
        return (SimdStorage) call.input(index);
    }
}
