package dev.telar.backend.simd;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

import dev.telar.backend.Backend;
import dev.telar.backend.Binder;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.cold.ColdKernels;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.backend.simd.ops.Creations;
import dev.telar.backend.simd.ops.Elementwises;
import dev.telar.backend.simd.ops.Reductions;
import dev.telar.backend.simd.ops.Neurals;
import dev.telar.backend.simd.ops.Updates;
import dev.telar.backend.simd.ops.Engine;
import dev.telar.backend.simd.ops.Fusions;
import dev.telar.backend.simd.ops.Indexings;
import dev.telar.backend.simd.ops.Movements;
import dev.telar.backend.simd.ops.Products;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.Creation;
import dev.telar.op.Elementwise;
import dev.telar.op.Fused;
import dev.telar.op.Reduction;
import dev.telar.op.RowWriter;
import dev.telar.op.Neural;
import dev.telar.op.Update;
import dev.telar.op.Selection;
import dev.telar.op.Custom;
import dev.telar.op.HostCall;
import dev.telar.op.Indexing;
import dev.telar.op.MatMul;
import dev.telar.op.Movement;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The backend: knows which family runs an operation, and hands it over.
///
/// It stores and moves all types, and computes FLOAT32; core computes the other types on the host.
final class SimdBackend implements Backend {

    /// As many bytes of a batch make it worth while to wake a thread: some 20 µs of gathering and converting.
    private static final long BYTES_A_THREAD = 1 << 17;

    private final Engine engine;
    private final Binder binder;
    private volatile boolean closed;

    SimdBackend(Kernels kernels, BufferPool pool, Workers workers) {
        this.engine = new Engine(kernels, pool, workers);
        this.binder = new SimdBinder(this, engine);
    }

    @Override
    public String name() {
        return SimdProvider.NAME;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public int opset() {
        return Op.OPSET;
    }

    @Override
    public boolean supports(DType dtype) {
        return true;
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return switch (op) {
            case MatMul _ -> Products.runs(inputs);
            case Movement movement -> Movements.runs(movement, inputs);
            case Indexing indexing -> Indexings.runs(indexing, inputs);
            case HostCall _ -> false;
            case Creation creation -> Creations.runs(creation, inputs);
            case Elementwise elementwise -> Elementwises.runs(elementwise, inputs);
            case Reduction reduction -> Reductions.runs(reduction, inputs);
            case Neural neural -> Neurals.runs(neural, inputs);
            case Update update -> Updates.runs(update, inputs);
            case Fused fused -> Fusions.runs(fused, inputs);
            case Selection _ -> false;
            case Custom _ -> false;
        };
    }

    @Override
    public List<Storage> execute(Invocation call) {
        if (closed) {
            throw new IllegalStateException("backend simd is closed, and its tensors with it");
        }
        return switch (call.op()) {
            case MatMul op -> List.of(Products.run(op, call, engine));
            case Movement op -> List.of(Movements.run(op, call, engine));
            case Indexing op -> List.of(Indexings.run(op, call, engine));
            case Creation op -> List.of(Creations.run(op, call, engine));
            case Elementwise op -> List.of(Elementwises.run(op, call, engine));
            case Reduction op -> List.of(Reductions.run(op, call, engine));
            case Neural op -> List.of(Neurals.run(op, call, engine));
            case Update op -> Updates.run(op, call, engine);
            case Fused op -> Fusions.run(op, call, engine);
            case Op op -> throw new IllegalStateException("backend simd does not run " + op.name());
        };
    }

    @Override
    public Optional<Binder> binder() {
        return Optional.of(binder);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        SimdStorage storage = engine.pool().allocate(spec);
        storage.segment().copyFrom(values);
        return storage;
    }

    @Override
    public Storage upload(TensorSpec spec, RowWriter writer) {
        SimdStorage storage = engine.pool().allocate(spec);
        boolean written = false;
        try {
            write(writer, storage.segment(), spec);
            written = true;
        } finally {
            if (!written) {
                storage.release();
            }
        }
        return storage;
    }

    private void write(RowWriter writer, MemorySegment target, TensorSpec spec) {
        int rows = RowWriter.rows(spec.shape());
        long grain = Math.max(1, BYTES_A_THREAD * rows / Math.max(1, spec.bytes()));
        if (rows < 2 * grain) {
            writer.write(target, 0, rows);
        } else {
            engine.workers().split(rows, (int) grain, (from, to) -> writer.write(target, from, to));
        }
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        target.copyFrom(((SimdStorage) storage).segment());
    }

    @Override
    public void release(Storage storage) {
        ((SimdStorage) storage).release();
    }

    @Override
    public long liveBytes() {
        return engine.pool().liveBytes();
    }

    @Override
    public void close() {
        closed = true;
        if (engine.kernels() instanceof ColdKernels cold) {
            cold.close();
        }
        engine.workers().close();
        engine.pool().clear();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public String toString() {
        return "simd (" + engine.kernels().description() + ", threads: " + engine.workers().threads() + ")";
    }
}
