package dev.telar.backend.internal;

import java.util.List;

import dev.telar.op.HostCall;
import dev.telar.op.Primitive;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Runs on the host what a backend does not run.
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
final class HostFallback {

    private HostFallback() {}

    static List<Tensor> run(Primitive op, List<Tensor> inputs, List<TensorSpec> results, BackendEvaluator evaluator) {
        throw new IllegalStateException(op.name() + inputs + results + evaluator);
    }

    static List<Tensor> call(HostCall op, List<Tensor> inputs, List<TensorSpec> results, BackendEvaluator evaluator) {
        throw new IllegalStateException(op.name() + inputs + results + evaluator);
    }
}
