package dev.telar.backend.internal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

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

    static List<Tensor> call(HostCall op, List<Tensor> inputs, BackendEvaluator evaluator) {
        List<HostArray> arrays = new ArrayList<>(inputs.size());
        for (Tensor input : inputs) {
            arrays.add(values(input, evaluator));
        }
        List<HostArray> made = op.function().call(arrays);
        if (made.size() != op.results().size()) {
            throw new IllegalStateException("host call " + op.name() + ": declares " + op.results().size()
                    + " results, its function gave " + made.size());
        }
        List<Tensor> tensors = new ArrayList<>(made.size());
        for (int i = 0; i < made.size(); i++) {
            check(op, i, made.get(i).spec());
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
