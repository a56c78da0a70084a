package com.example.plain;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.telar.backend.*;
import dev.telar.op.*;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// A backend to read and to copy: it knows FLOAT32 alone, in plain loops, and one fused composite, softmax over the last axis. Everything else
/// core composes from that, or runs on the host.
final class PlainBackend implements Backend {

    private final AtomicLong liveBytes = new AtomicLong();
    private volatile boolean closed;

    /// The values of a tensor, dense and row-major, never changed once they are stored.
    record Floats(TensorSpec spec, float[] values) implements Storage {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public int opset() {
        return 1;
    }

    /// Tensors of other types core keeps on the host: no operation on them ever comes here.
    @Override
    public boolean supports(DType dtype) {
        return dtype == DType.FLOAT32;
    }

    /// The default declines: so an operation that core gets later finds this backend ready.
    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return switch (op) {
            case Unary unary -> Functions.unary(unary.kind()).isPresent();
            case Binary binary -> Functions.binary(binary.kind()).isPresent();
            case Softmax softmax -> softmax.axis() == inputs.getFirst().shape().rank() - 1;
            case Reduce reduce -> reduce.kind() == ReduceKind.SUM || reduce.kind() == ReduceKind.MAX;
            case Full _,MatMul _,Reshape _,BroadcastTo _,Permute _,Slice _,Pad _ -> true;
            default -> false;
        };
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        float[] copy = new float[spec.shape().count()];
        MemorySegment.ofArray(copy).copyFrom(values);
        return stored(spec, copy);
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        target.copyFrom(MemorySegment.ofArray(((Floats) storage).values()));
    }

    @Override
    public List<Storage> execute(Invocation call) {
        return List.of(stored(call.result(), Kernels.run(call)));
    }

    private Storage stored(TensorSpec spec, float[] values) {
        if (closed) {
            throw new IllegalStateException("backend plain is closed, and its tensors with it");
        }
        liveBytes.addAndGet(spec.bytes());
        return new Floats(spec, values);
    }

    @Override
    public void release(Storage storage) {
        liveBytes.addAndGet(-storage.spec().bytes());
    }

    /// The collector frees the arrays; core is asked to release each storage all the same, so that the bytes can be counted.
    @Override
    public boolean isCollected() {
        return false;
    }

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
