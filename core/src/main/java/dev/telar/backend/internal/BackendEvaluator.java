package dev.telar.backend.internal;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.error.BackendException;
import dev.telar.op.Composite;
import dev.telar.op.Custom;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.op.Primitive;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Decompositions;
import dev.telar.tensor.Evaluator;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Place;
import dev.telar.tensor.Tensor;

/// Evaluates operations on one backend: natively where it runs them, otherwise by decomposition or on the host.
final class BackendEvaluator extends Evaluator {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Backend backend;

    BackendEvaluator(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Place place() {
        return backend;
    }

    @Override
    protected List<Tensor> evaluate(Op op, List<Tensor> inputs) {
        List<TensorSpec> specs = specs(inputs);
        List<TensorSpec> results = op.infer(specs);
        if (!(op instanceof HostCall) && runsItself(op, specs)) {
            return execute(op, inputs, results);
        }
        return switch (op) {
            case HostCall call -> HostFallback.call(call, inputs, results, this);
            case Primitive primitive -> HostFallback.run(primitive, inputs, results, this);
            case Composite composite -> decomposed(() -> Decompositions.of(composite, inputs));
            case Custom custom -> decomposed(() -> Decompositions.of(custom, inputs));
        };
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
        return new BackendException("backend " + backend.name() + " was written for operations of version " + backend.opset()
                + " and does not know " + op.name() + " of version " + Op.OPSET
                + ": its switch must end with a default that declines", cause);
    }

    @Override
    protected Tensor upload(TensorSpec spec, MemorySegment data) {
        return tensor(spec, backend.upload(spec, data));
    }

    @Override
    protected void download(Tensor tensor, MemorySegment target) {
        backend.download(storage(unwrap(tensor)), target);
    }

    @Override
    protected void free(Object storage) {
        if (storage instanceof Native handle && handle.release != null) {
            handle.release.clean();
        } else {
            backend.release(storage(storage));
        }
    }

    private Tensor tensor(TensorSpec spec, Storage storage) {
        if (backend.isCollected()) {
            return wrap(spec, storage);
        }
        Native handle = new Native(storage);
        Tensor tensor = wrap(spec, handle);
        handle.release = CLEANER.register(tensor, () -> backend.release(storage));
        return tensor;
    }

    private static Storage storage(Object held) {
        return held instanceof Native handle ? handle.storage : (Storage) held;
    }

    /// A storage that the collector does not free: released once, by whoever comes first, the last holder or the cleaner.
    private static final class Native {

        private final Storage storage;
        private Cleaner.@Nullable Cleanable release;

        Native(Storage storage) {
            this.storage = storage;
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
