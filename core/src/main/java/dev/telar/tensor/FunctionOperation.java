package dev.telar.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.TensorSpec;

/// A function with a gradient of its own, as an operation: what `Autograd.customGradient` makes of two lambdas. Tapes record it whole;
/// evaluated, it is the function.
///
/// Two of them are equal only if they are the same object, since lambdas are.
public final class FunctionOperation implements CustomOperation {

    private final Function<List<Tensor>, List<Tensor>> forward;
    private final CustomGradient rule;

    /// @param forward the function
    /// @param rule its gradient
    public FunctionOperation(Function<List<Tensor>, List<Tensor>> forward, CustomGradient rule) {
        this.forward = Objects.requireNonNull(forward, "forward");
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    @Override
    public String name() {
        return "custom_gradient";
    }

    /// Runs the function on zeros to see what comes out: a function says nothing about its results beforehand. Evaluation has no need of it.
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return Interpreters.with(Interpreters.evaluating(),
                () -> forward.apply(inputs.stream().map(spec -> Tensor.full(0, spec)).toList()))
                .stream().map(Tensor::spec).toList();
    }

    @Override
    public List<Tensor> decompose(List<Tensor> inputs) {
        return forward.apply(inputs);
    }

    @Override
    public Optional<List<@Nullable Tensor>> gradient(List<Tensor> inputs, List<Tensor> outputs,
            List<@Nullable Tensor> gradients) {
        List<@Nullable Tensor> result = new ArrayList<@Nullable Tensor>(rule.gradient(inputs, outputs, gradients));
        return Optional.of(result);
    }
}
