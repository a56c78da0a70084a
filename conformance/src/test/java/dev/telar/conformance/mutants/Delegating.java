package dev.telar.conformance.mutants;

import java.lang.foreign.MemorySegment;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The reference backend behind a door; mutants override one method or two.
class Delegating implements Backend {

    private final ReferenceBackend honest = new ReferenceBackend();

    /// The values of a storage, copied.
    final HostArray read(Storage storage) {
        HostArray values = HostArray.allocate(storage.spec());
        honest.download(storage, values.data());
        return values;
    }

    final Storage write(HostArray values) {
        return honest.upload(values.spec(), values.data());
    }

    /// What the reference backend gives.
    final List<Storage> right(Invocation call) {
        return honest.execute(call);
    }

    /// One result in place of what the reference backend would give.
    final List<Storage> result(HostArray values) {
        return List.of(write(values));
    }

    final void forget(Storage storage) {
        honest.release(storage);
    }

    @Override
    public String name() {
        return honest.name();
    }

    @Override
    public Device device() {
        return honest.device();
    }

    @Override
    public int opset() {
        return honest.opset();
    }

    @Override
    public boolean supports(DType dtype) {
        return honest.supports(dtype);
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return honest.runs(op, inputs);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        return honest.upload(spec, values);
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        honest.download(storage, target);
    }

    @Override
    public List<Storage> execute(Invocation call) {
        return honest.execute(call);
    }

    @Override
    public void release(Storage storage) {
        honest.release(storage);
    }

    @Override
    public long liveBytes() {
        return honest.liveBytes();
    }

    @Override
    public void close() {
        honest.close();
    }

    @Override
    public boolean isClosed() {
        return honest.isClosed();
    }
}
