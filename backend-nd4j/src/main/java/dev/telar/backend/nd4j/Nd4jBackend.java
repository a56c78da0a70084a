package dev.telar.backend.nd4j;

import java.lang.foreign.MemorySegment;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// STUB.
final class Nd4jBackend implements Backend {

    private final ReferenceBackend reference = new ReferenceBackend();

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Device device() {
        return reference.device();
    }

    @Override
    public int opset() {
        return reference.opset();
    }

    @Override
    public boolean supports(DType dtype) {
        return true;
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return reference.runs(op, inputs);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        return reference.upload(spec, values);
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        reference.download(storage, target);
    }

    @Override
    public List<Storage> execute(Invocation call) {
        return reference.execute(call);
    }

    @Override
    public void release(Storage storage) {
        reference.release(storage);
    }

    @Override
    public long liveBytes() {
        return reference.liveBytes();
    }

    @Override
    public void close() {
        reference.close();
    }

    @Override
    public boolean isClosed() {
        return reference.isClosed();
    }
}
