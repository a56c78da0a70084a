package dev.telar.backend.internal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.op.Op;
import dev.telar.op.Sort;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// A backend that stores FLOAT32 only, cannot sort, has to be told when a storage is free, and forgot the tangent.
final class FloatOnlyBackend implements Backend {

    final List<Op> asked = new ArrayList<>();
    final List<Op> executed = new ArrayList<>();
    volatile int released;
    private final ReferenceBackend within = new ReferenceBackend();

    @Override
    public String name() {
        return "floats";
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
        return dtype == DType.FLOAT32;
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        asked.add(op);
        if (op.equals(new Unary(UnaryKind.ATAN))) {
            throw new MatchException("atan", null);
        }
        return within.runs(op, inputs) && !(op instanceof Sort);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        return within.upload(checked(spec), values);
    }

    private static TensorSpec checked(TensorSpec spec) {
        if (spec.dtype() != DType.FLOAT32) {
            throw new AssertionError("was given " + spec);
        }
        return spec;
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        within.download(storage, target);
    }

    @Override
    public List<Storage> execute(Invocation call) {
        call.inputs().forEach(input -> checked(input.spec()));
        call.results().forEach(FloatOnlyBackend::checked);
        executed.add(call.op());
        if (call.op().equals(new Unary(UnaryKind.TAN))) {
            throw new MatchException("tan", null);
        }
        return within.execute(call);
    }

    @Override
    public synchronized void release(Storage storage) {
        released++;
        within.release(storage);
    }

    @Override
    public boolean isCollected() {
        return false;
    }

    @Override
    public long liveBytes() {
        return within.liveBytes();
    }

    @Override
    public void close() {
        within.close();
    }

    @Override
    public boolean isClosed() {
        return within.isClosed();
    }
}
