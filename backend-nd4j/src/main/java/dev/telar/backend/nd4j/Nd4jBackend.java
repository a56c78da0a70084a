package dev.telar.backend.nd4j;

import java.lang.foreign.MemorySegment;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.natives.Nd4jLibrary;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.backend.nd4j.memory.Pool;
import dev.telar.backend.nd4j.ops.Creations;
import dev.telar.backend.nd4j.ops.Elementwises;
import dev.telar.backend.nd4j.ops.Engine;
import dev.telar.backend.nd4j.ops.Indexings;
import dev.telar.backend.nd4j.ops.Movements;
import dev.telar.backend.nd4j.ops.Neurals;
import dev.telar.backend.nd4j.ops.Products;
import dev.telar.backend.nd4j.ops.Reductions;
import dev.telar.backend.nd4j.ops.Updates;
import dev.telar.op.Creation;
import dev.telar.op.Custom;
import dev.telar.op.Elementwise;
import dev.telar.op.Fused;
import dev.telar.op.HostCall;
import dev.telar.op.Indexing;
import dev.telar.op.MatMul;
import dev.telar.op.Movement;
import dev.telar.op.Neural;
import dev.telar.op.Op;
import dev.telar.op.Reduction;
import dev.telar.op.StopGradient;
import dev.telar.op.TopK;
import dev.telar.op.Update;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The backend: knows which family runs an operation, and hands it over.
final class Nd4jBackend implements Backend {

    private final Engine engine;
    private volatile boolean closed;

    Nd4jBackend() {
        Nd4jLibrary.start();
        this.engine = new Engine(new Pool());
    }

    @Override
    public String name() {
        return Nd4jProvider.NAME;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public int opset() {
        return 1;
    }

    @Override
    public boolean supports(DType dtype) {
        return true;
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return switch (op) {
            case MatMul _ -> true;
            case Movement movement -> Movements.runs(movement);
            case Indexing _,Creation _,StopGradient _ -> true;
            case Update _ -> Updates.runs(inputs);
            case Elementwise elementwise -> Elementwises.runs(elementwise, inputs);
            case Reduction reduction -> Reductions.runs(reduction);
            case Neural neural -> Neurals.runs(neural, inputs);
            case TopK _,Fused _,HostCall _,Custom _ -> false;
        };
    }

    @Override
    public List<Storage> execute(Invocation call) {
        checkOpen();
        return switch (call.op()) {
            case MatMul op -> List.of(Products.matMul(op, call, engine));
            case Movement op -> List.of(Movements.run(op, call, engine));
            case Indexing op -> List.of(Indexings.run(op, call, engine));
            case Creation op -> List.of(Creations.run(op, call, engine));
            case Elementwise op -> List.of(Elementwises.run(op, call, engine));
            case Reduction op -> List.of(Reductions.run(op, call, engine));
            case Neural op -> List.of(Neurals.run(op, call, engine));
            case Update op -> Updates.run(op, call, engine);
            case StopGradient _ -> List.of(share((NativeStorage) call.input(0)));
            case TopK _,Fused _,HostCall _,Custom _ ->
                throw new IllegalStateException("backend nd4j does not run " + call.op().name());
        };
    }

    private Storage share(NativeStorage x) {
        return engine.pool().share(x, x.shape());
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        checkOpen();
        NativeStorage storage = engine.pool().allocate(spec);
        MemorySegment.copy(values, 0, storage.segment(), 0, spec.bytes());
        return storage;
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        checkOpen();
        MemorySegment.copy(((NativeStorage) storage).segment(), 0, target, 0, storage.spec().bytes());
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("backend nd4j is closed, and its tensors with it");
        }
    }

    @Override
    public void release(Storage storage) {
        engine.pool().release((NativeStorage) storage);
    }

    @Override
    public boolean isCollected() {
        return false;
    }

    @Override
    public long liveBytes() {
        return engine.pool().liveBytes();
    }

    @Override
    public void close() {
        closed = true;
        engine.pool().close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public String toString() {
        return "nd4j (" + Nd4jLibrary.description() + ")";
    }
}
