package dev.telar.backend.internal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.telar.backend.Backend;
import dev.telar.backend.Binder;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.Primitive;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Runs on the host what a backend does not run: its inputs are brought to the reference backend, and the results back. Values of a type
/// that the backend does not support stay on the host between operations.
final class HostFallback {

    private static final ReferenceBackend HOST = new ReferenceBackend();

    private HostFallback() {}

    /// A tensor of a type that its backend does not support, held on the host in its stead.
    ///
    /// @param storage a storage of the host's reference backend
    record Held(Storage storage) {

        static Held of(TensorSpec spec, MemorySegment values) {
            return new Held(HOST.upload(spec, values));
        }

        void download(MemorySegment target) {
            HOST.download(storage, target);
        }

        void release() {
            HOST.release(storage);
        }
    }

    static List<Tensor> run(Primitive op, List<Tensor> inputs, List<TensorSpec> results, BackendEvaluator evaluator) {
        List<Storage> storages = new ArrayList<>(inputs.size());
        for (Tensor input : inputs) {
            storages.add(switch (evaluator.held(input)) {
                case Held held -> held.storage();
                default -> HOST.upload(input.spec(), values(input, evaluator).data());
            });
        }
        List<Storage> made = HOST.execute(new Invocation(op, storages, results));
        List<Tensor> tensors = new ArrayList<>(made.size());
        for (Storage storage : made) {
            tensors.add(placed(storage, evaluator));
        }
        return tensors;
    }

    private static Tensor placed(Storage storage, BackendEvaluator evaluator) {
        TensorSpec spec = storage.spec();
        if (!evaluator.supports(spec.dtype())) {
            return evaluator.held(spec, new Held(storage));
        }
        HostArray values = HostArray.allocate(spec);
        HOST.download(storage, values.data());
        return evaluator.upload(spec, values.data());
    }

    /// Runs an operation of a prepared program: from its inputs on the backend to its destinations there.
    static void run(Invocation call, Backend backend, Binder binder) {
        List<HostArray> arrays = new ArrayList<>(call.inputs().size());
        for (Storage input : call.inputs()) {
            HostArray values = HostArray.allocate(input.spec());
            backend.download(input, values.data());
            arrays.add(values);
        }
        List<HostArray> made = call.op() instanceof HostCall host ? call(host, arrays) : onReference(call, arrays);
        for (int i = 0; i < made.size(); i++) {
            binder.fill(Objects.requireNonNull(call.destination(i)), made.get(i).data());
        }
    }

    private static List<HostArray> onReference(Invocation call, List<HostArray> inputs) {
        List<Storage> storages = inputs.stream().map(input -> HOST.upload(input.spec(), input.data())).toList();
        return HOST.execute(new Invocation(call.op(), storages, call.results())).stream().map(storage -> {
            HostArray values = HostArray.allocate(storage.spec());
            HOST.download(storage, values.data());
            return values;
        }).toList();
    }

    private static List<HostArray> call(HostCall op, List<HostArray> inputs) {
        List<HostArray> made = op.function().call(inputs);
        if (made.size() != op.results().size()) {
            throw new IllegalStateException("host call " + op.name() + ": declares " + op.results().size()
                    + " results, its function gave " + made.size());
        }
        for (int i = 0; i < made.size(); i++) {
            check(op, i, made.get(i).spec());
        }
        return made;
    }

    static List<Tensor> call(HostCall op, List<Tensor> inputs, BackendEvaluator evaluator) {
        List<HostArray> arrays = new ArrayList<>(inputs.size());
        for (Tensor input : inputs) {
            arrays.add(values(input, evaluator));
        }
        List<HostArray> made = call(op, arrays);
        List<Tensor> tensors = new ArrayList<>(made.size());
        for (int i = 0; i < made.size(); i++) {
            tensors.add(evaluator.upload(made.get(i).spec(), made.get(i).data()));
        }
        return tensors;
    }

    private static void check(HostCall op, int index, TensorSpec given) {
        TensorSpec declared = op.results().get(index);
        DType dtype = declared.dtype();
        String message = "host call " + op.name() + ": result " + index + " is declared as " + declared
                + ", its function gave " + given;
        if (given.dtype() != dtype) {
            throw new DTypeException(message);
        }
        if (!given.shape().equals(declared.shape())) {
            throw new ShapeException(message);
        }
    }

    private static HostArray values(Tensor tensor, BackendEvaluator evaluator) {
        HostArray values = HostArray.allocate(tensor.spec());
        evaluator.download(tensor, values.data());
        return values;
    }
}
