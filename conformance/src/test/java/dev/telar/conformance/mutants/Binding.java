package dev.telar.conformance.mutants;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import dev.telar.backend.Binder;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Fused;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.shape.TensorSpec;

/// The reference backend with prepared operations, which also runs operations as one; mutants override one method or two.
class Binding extends Delegating implements Binder {

    private final AtomicLong live = new AtomicLong();

    /// Values that can be written; views share them.
    record Cell(TensorSpec spec, MemorySegment data) implements Storage {}

    final HostArray values(Storage storage) {
        HostArray values = HostArray.allocate(storage.spec());
        values.data().copyFrom(((Cell) storage).data());
        return values;
    }

    /// The results of an operation.
    List<HostArray> computed(Op op, List<Storage> inputs) {
        return Mutants.decomposed(op, inputs.stream().map(this::values).toList());
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return op instanceof Fused || super.runs(op, inputs);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        Storage storage = allocate(spec);
        fill(storage, values);
        return storage;
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        target.copyFrom(((Cell) storage).data());
    }

    @Override
    public List<Storage> execute(Invocation call) {
        List<Storage> results = new ArrayList<>();
        computed(call.op(), call.inputs()).forEach(values -> results.add(upload(values.spec(), values.data())));
        return results;
    }

    @Override
    public void release(Storage storage) {
        live.addAndGet(-storage.spec().bytes());
    }

    @Override
    public long liveBytes() {
        return live.get();
    }

    @Override
    public Optional<Binder> binder() {
        return Optional.of(this);
    }

    @Override
    public Storage allocate(TensorSpec spec) {
        live.addAndGet(spec.bytes());
        MemorySegment data = HostArray.allocate(spec).data();
        data.fill((byte) 0xFF);
        return new Cell(spec, data);
    }

    @Override
    public Storage view(Storage storage, TensorSpec spec) {
        return new Cell(spec, ((Cell) storage).data().asSlice(0, spec.bytes()));
    }

    @Override
    public void fill(Storage storage, MemorySegment values) {
        ((Cell) storage).data().copyFrom(values);
    }

    /// All inputs are copied before anything is written.
    @Override
    public boolean mayOverwrite(Op op, int result, int input) {
        return true;
    }

    @Override
    public Runnable bind(Invocation call) {
        return () -> write(call, computed(call.op(), call.inputs()));
    }

    final void write(Invocation call, List<HostArray> results) {
        for (int i = 0; i < results.size(); i++) {
            fill(Objects.requireNonNull(call.destination(i)), results.get(i).data());
        }
    }
}
