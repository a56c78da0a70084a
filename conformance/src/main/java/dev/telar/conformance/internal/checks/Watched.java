package dev.telar.conformance.internal.checks;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.telar.backend.Backend;
import dev.telar.backend.Binder;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.conformance.internal.oracle.Program;
import dev.telar.op.Op;
import dev.telar.op.Primitive;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The backend under test, behind a door that sees what core asks it to run. So the kit knows how an operation ran, rather than how it
/// should have.
final class Watched implements Backend {

    private static final ScopedValue<Log> CURRENT = ScopedValue.newInstance();

    private final Backend inner;

    Watched(Backend inner) {
        this.inner = inner;
    }

    /// What core asked for while an operation ran.
    private static final class Log {

        private final List<Op> executed = new ArrayList<>();
        private int transfers;
    }

    /// The backend itself.
    Backend inner() {
        return inner;
    }

    /// Runs an operation on this thread.
    ///
    /// @param seen is told how it ran
    List<Tensor> watch(Op op, List<Tensor> inputs, Consumer<How> seen) {
        return logged(() -> Tensor.apply(op, inputs.toArray(Tensor[]::new)), log -> {
            boolean itself = log.executed.contains(op);
            How composed = op instanceof Primitive ? How.HOST : composed(inputs, log);
            seen.accept(!itself ? composed : op instanceof Primitive ? How.NATIVE : How.FUSED);
        });
    }

    /// Runs a program of several operations on this thread.
    ///
    /// @param seen is told how they ran
    List<Tensor> watch(Program program, List<Tensor> inputs, Consumer<How> seen) {
        return logged(() -> program.run(inputs), log -> seen.accept(composed(inputs, log)));
    }

    private static List<Tensor> logged(Supplier<List<Tensor>> body, Consumer<Log> seen) {
        Log log = new Log();
        try {
            return ScopedValue.where(CURRENT, log).call(body::get);
        } finally {
            seen.accept(log);
        }
    }

    private How composed(List<Tensor> inputs, Log log) {
        boolean host = log.transfers > 0 || !inputs.stream().allMatch(input -> inner.supports(input.dtype()));
        if (host && log.executed.isEmpty()) {
            return How.HOST;
        }
        return host ? How.PARTLY_HOST : How.DECOMPOSED;
    }

    private static void transferred() {
        if (CURRENT.isBound()) {
            CURRENT.get().transfers++;
        }
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Device device() {
        return inner.device();
    }

    @Override
    public int opset() {
        return inner.opset();
    }

    @Override
    public boolean supports(DType dtype) {
        return inner.supports(dtype);
    }

    @Override
    public boolean runs(Op op, List<TensorSpec> inputs) {
        return inner.runs(op, inputs);
    }

    @Override
    public Storage upload(TensorSpec spec, MemorySegment values) {
        transferred();
        return inner.upload(spec, values);
    }

    @Override
    public void download(Storage storage, MemorySegment target) {
        transferred();
        inner.download(storage, target);
    }

    @Override
    public List<Storage> execute(Invocation call) {
        if (CURRENT.isBound()) {
            CURRENT.get().executed.add(call.op());
        }
        return inner.execute(call);
    }

    @Override
    public Optional<Binder> binder() {
        return inner.binder();
    }

    @Override
    public void release(Storage storage) {
        inner.release(storage);
    }

    @Override
    public boolean isCollected() {
        return inner.isCollected();
    }

    @Override
    public long liveBytes() {
        return inner.liveBytes();
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public boolean isClosed() {
        return inner.isClosed();
    }

    @Override
    public String toString() {
        return inner.toString();
    }
}
