package dev.telar.backend;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.op.Composite;
import dev.telar.op.Custom;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.op.Update;
import dev.telar.op.Fused;
import dev.telar.op.Linear;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;

/// The reference backend with prepared operations, for tests of programs that are bound to storages: it overwrites whatever it is allowed to, and what is
/// released, or allocated and not yet written, reads as NaN. It knows fused operations, updates, layers and those of users whose name begins with
/// `native`; it cannot sort.
public final class BoundReference implements Backend, Binder {

    private final ReferenceBackend within = new ReferenceBackend();
    private final IdentityHashMap<Storage, Boolean> live = new IdentityHashMap<>();
    private final AtomicInteger runs = new AtomicInteger();

    /// Values of the test's own, which views share.
    private record Cell(TensorSpec spec, MemorySegment data) implements Storage {}

    /// How many prepared operations have run.
    public int runs() {
        return runs.get();
    }

    private Cell made(TensorSpec spec) {
        MemorySegment data = HostArray.allocate(spec).data();
        data.fill((byte) 0xFF);
        Cell cell = new Cell(spec, data);
        synchronized (live) {
            live.put(cell, true);
        }
        return cell;
    }

    @Override
    public String name() {
        return "bound";
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
            case HostCall _,Sort _ -> false;
            case Composite composite -> composite instanceof Fused || composite instanceof Update || composite instanceof Linear;
            case Custom custom -> custom.name().startsWith("native");
            default -> true;
        };
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        Cell cell = made(spec);
        cell.data().copyFrom(values);
        return cell;
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        target.copyFrom(((Cell) storage).data());
    }

    @Override
    public List<Storage> execute(Invocation call) {
        List<Storage> results = new ArrayList<>();
        for (HostArray values : computed(call)) {
            results.add(upload(values.spec(), values.data()));
        }
        return results;
    }

    private List<HostArray> computed(Invocation call) {
        List<HostArray> inputs = new ArrayList<>();
        for (Storage input : call.inputs()) {
            HostArray values = HostArray.allocate(input.spec());
            download(input, values.data());
            inputs.add(values);
        }
        return Interpreters.with(Interpreters.evaluating(), () -> Backends.use(within, () -> Tensor
                .apply(call.op(), inputs.stream().map(Tensor::of).toArray(Tensor[]::new)).stream().map(Tensor::toHost).toList()));
    }

    @Override
    public void release(Storage storage) {
        synchronized (live) {
            if (live.remove(storage) == null) {
                throw new AssertionError("released twice, or a view: " + storage.spec());
            }
        }
        ((Cell) storage).data().fill((byte) 0xFF);
    }

    @Override
    public long liveBytes() {
        synchronized (live) {
            return live.keySet().stream().mapToLong(storage -> storage.spec().bytes()).sum();
        }
    }

    @Override
    public void close() {
        within.close();
    }

    // ---- prepared operations

    @Override
    public Optional<Binder> binder() {
        return Optional.of(this);
    }

    @Override
    public Storage allocate(TensorSpec spec) {
        return made(spec);
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
        return () -> {
            runs.incrementAndGet();
            List<HostArray> results = computed(call);
            for (int i = 0; i < results.size(); i++) {
                fill(java.util.Objects.requireNonNull(call.destination(i)), results.get(i).data());
            }
        };
    }
}
