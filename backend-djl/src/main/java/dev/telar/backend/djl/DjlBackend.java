package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.Threads;
import dev.telar.backend.djl.natives.TorchLibrary;
import dev.telar.backend.natives.Gate;
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
import dev.telar.op.Selection;
import dev.telar.op.Update;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The backend: knows which family runs an operation, and hands it over.
///
/// It stores all types. PyTorch counts the references to memory, so a storage owns its array but perhaps not its memory; the garbage
/// collector frees nothing, core does.
final class DjlBackend implements Backend {

    private final Device device;
    private final PtNDManager manager;
    private final Memory memory;
    private final Gate gate = new Gate(DjlProvider.NAME);
    private final LongAdder liveBytes = new LongAdder();

    DjlBackend(Device device) {
        Engine engine = TorchLibrary.start();
        this.device = device;
        this.manager = (PtNDManager) engine.newBaseManager(
                device.kind().equals("gpu") ? ai.djl.Device.gpu(device.index()) : ai.djl.Device.cpu());
        this.memory = new Memory(manager);
        Threads.configured(DjlProvider.NAME).ifPresent(JniUtils::setNumThreads);
        FirstCalls.make(memory);
    }

    @Override
    public String name() {
        return DjlProvider.NAME;
    }

    @Override
    public Device device() {
        return device;
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
            case MatMul _,Movement _ -> true;
            case Update update -> Updates.runs(update, inputs);
            case Creation creation -> Creations.runs(creation);
            case Elementwise elementwise -> Elementwises.runs(elementwise, inputs);
            case Reduction reduction -> Reductions.runs(reduction);
            case Indexing indexing -> Indexings.runs(indexing, inputs);
            case Neural neural -> Neurals.runs(neural, inputs);
            case HostCall _,Selection _,Fused _,Custom _ -> false;
        };
    }

    @Override
    public List<Storage> execute(Invocation call) {
        int place = gate.enter();
        try {
            return switch (call.op()) {
                case MatMul op -> one(call, Products.run(op, call));
                case Movement op -> one(call, Movements.run(op, call, memory));
                case Creation op -> one(call, Creations.run(op, call, memory));
                case Elementwise op -> one(call, Elementwises.run(op, call, memory));
                case Reduction op -> one(call, Reductions.run(op, call, memory));
                case Indexing op -> one(call, Indexings.run(op, call, memory));
                case Neural op -> one(call, Neurals.run(op, call, memory));
                case Update op -> several(call, Updates.run(op, call, memory));
                case Op op -> throw new IllegalStateException("backend djl does not run " + op.name());
            };
        } finally {
            gate.leave(place);
        }
    }

    private List<Storage> one(Invocation call, PtNDArray array) {
        return List.of(store(call.result(), array));
    }

    private List<Storage> several(Invocation call, List<PtNDArray> arrays) {
        List<Storage> storages = new ArrayList<>(arrays.size());
        for (int i = 0; i < arrays.size(); i++) {
            storages.add(store(call.results().get(i), arrays.get(i)));
        }
        return storages;
    }

    /// The array outlives any scope of DJL that the caller may be in.
    private Storage store(TensorSpec spec, PtNDArray array) {
        NDScope.unregister(array);
        liveBytes.add(spec.bytes());
        return new DjlStorage(spec, array);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        int place = gate.enter();
        try {
            return store(spec, memory.upload(spec, values));
        } finally {
            gate.leave(place);
        }
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        int place = gate.enter();
        try {
            memory.download(((DjlStorage) storage).array(), storage.spec(), target);
        } finally {
            gate.leave(place);
        }
    }

    @Override
    public void release(Storage storage) {
        liveBytes.add(-storage.spec().bytes());
        ((DjlStorage) storage).array().close();
    }

    @Override
    public boolean isCollected() {
        return false;
    }

    @Override
    public long liveBytes() {
        return liveBytes.sum();
    }

    /// How many arrays PyTorch holds for this backend, intermediate ones included.
    int arrays() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        gate.close(manager::close);
    }

    @Override
    public boolean isClosed() {
        return gate.isClosed();
    }

    @Override
    public String toString() {
        return "djl (PyTorch, " + device + ")";
    }
}
