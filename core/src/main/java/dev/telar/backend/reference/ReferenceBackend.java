package dev.telar.backend.reference;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.error.BackendException;
import dev.telar.op.Creation;
import dev.telar.op.Elementwise;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.Indexing;
import dev.telar.op.MatMul;
import dev.telar.op.Movement;
import dev.telar.op.Op;
import dev.telar.op.Primitive;
import dev.telar.op.Reduction;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Runs every primitive on every type, in plain loops over Java arrays.
///
/// What makes it an oracle: FLOAT32 functions are computed in double precision with [StrictMath] and rounded once, so that they are
/// correctly rounded but for rare ties and the same on every platform; FLOAT32 sums run in double precision and are rounded once; FLOAT64
/// sums are compensated (Neumaier 1974). The matrix product alone adds up as the fast backends do, in order of *k* by fused
/// multiply-adds in the tensor's own type, and so has the same bits as theirs.
public final class ReferenceBackend implements Backend {

    private static final Cleaner CLEANER = Cleaner.create();

    private final AtomicLong liveBytes = new AtomicLong();
    private volatile boolean closed;

    /// A backend of its own; [dev.telar.backend.Backends#get] gives the shared one.
    public ReferenceBackend() {}

    @Override
    public String name() {
        return ReferenceProvider.NAME;
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
        return op instanceof Primitive && !(op instanceof HostCall);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        HostArray copy = HostArray.allocate(spec);
        copy.data().copyFrom(values);
        return store(spec, copy.array());
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        ArrayStorage source = (ArrayStorage) storage;
        target.copyFrom(new HostArray(source.spec(), Elements.segment(source.array())).data());
    }

    @Override
    public List<Storage> execute(Invocation call) {
        return switch (call.op()) {
            case Creation op -> one(call, CreationKernels.run(op, call));
            case Elementwise op -> one(call, ElementwiseKernels.run(op, call));
            case Reduction op -> several(call, ReductionKernels.run(op, call));
            case MatMul op -> one(call, MatMulKernel.run(op, call));
            case Movement op -> one(call, MovementKernels.run(op, call));
            case Indexing op -> one(call, IndexingKernels.run(op, call));
            default -> throw new BackendException("backend reference does not run " + call.op().name()
                    + " itself: ask runs(op, inputs) first");
        };
    }

    private List<Storage> one(Invocation call, Object array) {
        return List.of(store(call.result(), array));
    }

    private List<Storage> several(Invocation call, List<Object> arrays) {
        return arrays.size() == 1
                ? one(call, arrays.getFirst())
                : List.of(store(call.results().get(0), arrays.get(0)), store(call.results().get(1), arrays.get(1)));
    }

    private Storage store(TensorSpec spec, Object array) {
        if (closed) {
            throw new BackendException("backend reference has been closed; get a new one: Backends.get(\"reference\")");
        }
        long bytes = spec.bytes();
        AtomicLong count = liveBytes;
        count.addAndGet(bytes);
        ArrayStorage storage = new ArrayStorage(spec, array);
        storage.onRelease(CLEANER.register(storage, () -> count.addAndGet(-bytes)));
        return storage;
    }

    @Override
    public void release(Storage storage) {
        ((ArrayStorage) storage).release();
    }

    /// The bytes of all storages that were made and neither released nor collected. A reshaped tensor shares the array of the one it came
    /// from, yet counts.
    @Override
    public long liveBytes() {
        return liveBytes.get();
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
