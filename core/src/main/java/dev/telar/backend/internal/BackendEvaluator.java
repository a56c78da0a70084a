package dev.telar.backend.internal;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.Binder;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.error.BackendException;
import dev.telar.op.Composite;
import dev.telar.op.Custom;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.op.Primitive;
import dev.telar.op.RowWriter;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CompiledProgram;
import dev.telar.tensor.Decompositions;
import dev.telar.tensor.Evaluator;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Place;
import dev.telar.tensor.Program;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Evaluates operations on one backend: natively where it runs them, otherwise by decomposition or on the host.
final class BackendEvaluator extends Evaluator {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Backend backend;
    private final int opset;
    private final Set<DType> unsupported = EnumSet.noneOf(DType.class);

    BackendEvaluator(Backend backend) {
        this.backend = backend;
        this.opset = backend.opset();
        for (DType dtype : DType.values()) {
            if (!backend.supports(dtype)) {
                unsupported.add(dtype);
            }
        }
    }

    @Override
    public Place place() {
        return backend;
    }

    @Override
    protected List<Tensor> evaluate(Op op, List<Tensor> inputs) {
        checkOpen();
        List<TensorSpec> specs = specs(inputs);
        List<TensorSpec> results = op.infer(specs);
        if (runs(op, specs, results)) {
            return execute(op, inputs, results);
        }
        return switch (op) {
            case HostCall call -> HostFallback.call(call, inputs, this);
            case Primitive primitive -> HostFallback.run(primitive, inputs, results, this);
            case Composite composite -> decomposed(() -> Decompositions.of(composite, inputs));
            case Custom custom -> decomposed(() -> Decompositions.of(custom, inputs));
        };
    }

    @Override
    protected boolean runs(Op op, List<TensorSpec> inputs) {
        return runs(op, inputs, op.infer(inputs));
    }

    private boolean runs(Op op, List<TensorSpec> specs, List<TensorSpec> results) {
        return op.since() <= opset && !(op instanceof HostCall) && storesAll(specs) && storesAll(results)
                && runsItself(op, specs);
    }

    @Override
    protected CompiledProgram compile(Program program) {
        Optional<Binder> binder = unsupported.isEmpty() && backend.isCollected() ? backend.binder() : Optional.empty();
        return binder.isPresent() && PlannedProgram.takes(program)
                ? new PlannedProgram(this, binder.get(), program)
                : super.compile(program);
    }

    // ---- for programs that are prepared

    void onHost(Invocation call, Binder binder) {
        HostFallback.run(call, backend, binder);
    }

    Storage storageOf(Tensor tensor) {
        return storage(unwrap(tensor));
    }

    Storage storageOf(Variable variable) {
        return storage(peek(variable));
    }

    @Nullable
    Storage takeFrom(Variable variable) {
        return (Storage) take(variable);
    }

    void setTo(Variable variable, Storage storage) {
        give(variable, storage);
    }

    Tensor wrapped(TensorSpec spec, Storage storage) {
        return tensor(spec, storage);
    }

    void release(Storage storage) {
        release(backend, storage);
    }

    void checkOpen() {
        if (backend.isClosed()) {
            throw new BackendException("backend " + backend.name() + " has been closed, its tensors can no longer be used;"
                    + " for new tensors get it again: Backends.get(\"" + backend.name() + "\")");
        }
    }

    private boolean storesAll(List<TensorSpec> specs) {
        if (!unsupported.isEmpty()) {
            for (TensorSpec spec : specs) {
                if (unsupported.contains(spec.dtype())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean runsItself(Op op, List<TensorSpec> specs) {
        try {
            return backend.runs(op, specs);
        } catch (MatchException e) {
            throw unknown(op, e);
        }
    }

    private List<Tensor> execute(Op op, List<Tensor> inputs, List<TensorSpec> results) {
        List<Storage> storages = new ArrayList<>(inputs.size());
        for (Tensor input : inputs) {
            storages.add(storage(unwrap(input)));
        }
        List<Storage> made;
        try {
            made = backend.execute(new Invocation(op, storages, results));
        } catch (MatchException e) {
            throw unknown(op, e);
        }
        if (made.size() == 1) {
            return List.of(tensor(results.getFirst(), made.getFirst()));
        }
        List<Tensor> tensors = new ArrayList<>(made.size());
        for (int i = 0; i < made.size(); i++) {
            tensors.add(tensor(results.get(i), made.get(i)));
        }
        return tensors;
    }

    /// Runs a decomposition beneath all other interpreters, which have seen the whole operation already, and on this backend.
    private List<Tensor> decomposed(Supplier<List<Tensor>> decomposition) {
        return Interpreters.with(Interpreters.evaluating(), () -> Backends.use(backend, decomposition));
    }

    private BackendException unknown(Op op, MatchException cause) {
        return new BackendException("backend " + backend.name() + " was written for operations of version " + opset
                + " and yet does not know " + op.name() + " of version " + op.since()
                + ": its switch must end with a default that declines", cause);
    }

    @Override
    protected Tensor upload(TensorSpec spec, MemorySegment data) {
        checkOpen();
        return supports(spec.dtype())
                ? tensor(spec, backend.upload(spec, data))
                : held(spec, HostFallback.Held.of(spec, data));
    }

    @Override
    protected Tensor upload(TensorSpec spec, RowWriter writer) {
        checkOpen();
        return supports(spec.dtype())
                ? tensor(spec, backend.upload(spec, writer))
                : held(spec, HostFallback.Held.of(spec, HostArray.of(spec, writer).data()));
    }

    @Override
    protected void download(Tensor tensor, MemorySegment target) {
        checkOpen();
        switch (unwrap(tensor)) {
            case HostFallback.Held held -> held.download(target);
            case Object storage -> backend.download(storage(storage), target);
        }
    }

    @Override
    protected void free(Object storage) {
        switch (storage) {
            case HostFallback.Held held -> held.release();
            case Native handle -> handle.free(backend);
            default -> release(backend, storage(storage));
        }
    }

    /// Closing a backend has freed its storages already.
    private static void release(Backend backend, Storage storage) {
        if (!backend.isClosed()) {
            backend.release(storage);
        }
    }

    boolean supports(DType dtype) {
        return !unsupported.contains(dtype);
    }

    /// What holds the values of a tensor of this evaluator.
    Object held(Tensor tensor) {
        return unwrap(tensor);
    }

    /// A tensor whose values the host holds.
    Tensor held(TensorSpec spec, HostFallback.Held values) {
        return wrap(spec, values);
    }

    private Tensor tensor(TensorSpec spec, Storage storage) {
        return wrap(spec, backend.isCollected() ? storage : new Native(storage));
    }

    @Override
    protected void guard(Tensor tensor, Object storage) {
        if (storage instanceof Native handle) {
            handle.guard(tensor, backend);
        }
    }

    private static Storage storage(Object held) {
        return held instanceof Native handle ? handle.storage : (Storage) held;
    }

    /// A storage that the collector does not free: released once, by whoever comes first, the last holder or the cleaner. The cleaner
    /// costs more than many an operation, so it learns only of tensors that outlive their scope.
    private static final class Native {

        private final Storage storage;
        private Cleaner.@Nullable Cleanable release;

        Native(Storage storage) {
            this.storage = storage;
        }

        synchronized void guard(Tensor tensor, Backend backend) {
            if (release == null) {
                Storage guarded = storage;
                release = CLEANER.register(tensor, () -> BackendEvaluator.release(backend, guarded));
            }
        }

        synchronized void free(Backend backend) {
            if (release == null) {
                BackendEvaluator.release(backend, storage);
            } else {
                release.clean();
            }
        }
    }

    static List<TensorSpec> specs(List<Tensor> tensors) {
        List<TensorSpec> specs = new ArrayList<>(tensors.size());
        for (Tensor tensor : tensors) {
            specs.add(tensor.spec());
        }
        return specs;
    }
}
