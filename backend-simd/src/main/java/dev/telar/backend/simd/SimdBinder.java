package dev.telar.backend.simd;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.Binder;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.backend.simd.ops.Elementwises;
import dev.telar.backend.simd.ops.Engine;
import dev.telar.backend.simd.ops.Fusions;
import dev.telar.backend.simd.ops.InPlace;
import dev.telar.backend.simd.ops.Linears;
import dev.telar.backend.simd.ops.Neurals;
import dev.telar.backend.simd.ops.Products;
import dev.telar.backend.simd.ops.Reductions;
import dev.telar.backend.simd.ops.Updates;
import dev.telar.op.Elementwise;
import dev.telar.op.Fused;
import dev.telar.op.Linear;
import dev.telar.op.MatMul;
import dev.telar.op.Neural;
import dev.telar.op.Op;
import dev.telar.op.Reduction;
import dev.telar.op.Update;
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
        return InPlace.mayOverwrite(op, result, input);
    }

    /// The family is found once; families with many operations go on from there at each run.
    @Override
    public Runnable bind(Invocation call) {
        return switch (call.op()) {
            case MatMul op -> Products.bind(op, call, engine);
            case Linear op -> Linears.bind(op, call, engine);
            case Fused op -> Fusions.bind(op, call, engine);
            case Neural op -> () -> Neurals.run(op, call, engine);
            case Update op -> Updates.bind(op, call, engine);
            case Elementwise op -> () -> Elementwises.run(op, call, engine);
            case Reduction op -> () -> Reductions.run(op, call, engine);
            default -> () -> backend.execute(call);
        };
    }
}
