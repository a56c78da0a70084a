package dev.telar.backend.simd;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.Binder;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.backend.simd.ops.Engine;
import dev.telar.op.Op;
import dev.telar.shape.TensorSpec;

/// Prepared operations: the same code that runs single ones, writing to storages that are there already.
///
/// @param backend whose operations they are
/// @param engine what they work with
record SimdBinder(SimdBackend backend, Engine engine) implements Binder {

    @Override
    public Storage allocate(TensorSpec spec) {
        return engine.pool().allocate(spec);
    }

    @Override
    public Storage view(Storage storage, TensorSpec spec) {
        return ((SimdStorage) storage).named(spec);
    }

    @Override
    public void fill(Storage storage, MemorySegment values) {
        ((SimdStorage) storage).segment().copyFrom(values);
    }

    @Override
    public boolean mayOverwrite(Op op, int result, int input) {
        return false;
    }

    @Override
    public Runnable bind(Invocation call) {
        return () -> backend.execute(call);
    }
}
