package dev.telar.backend.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// A backend that was written for a core of the future.
final class NewerBackend implements Backend {

    @Override
    public String name() {
        return "newer";
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public int opset() {
        return 9;
    }

    @Override
    public boolean supports(DType dtype) {
        return true;
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return false;
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        throw new AssertionError("never used");
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        throw new AssertionError("never used");
    }

    @Override
    public List<Storage> execute(Invocation call) {
        throw new AssertionError("never used");
    }

    @Override
    public void release(Storage storage) {
        throw new AssertionError("never used");
    }

    @Override
    public long liveBytes() {
        return 0;
    }

    @Override
    public void close() {}
}
