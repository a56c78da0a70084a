package dev.telar.tensor;

import java.util.List;
import java.util.function.Supplier;

import dev.telar.error.TelarException;
import dev.telar.op.Op;
import dev.telar.op.Reshape;

/// The stack of interpreters. Which one is on top is a matter of the running code, not of a global switch: a [ScopedValue], so that
/// threads and nested calls do not disturb each other. With none bound, operations are evaluated on their inputs' own backend.
public final class Interpreters {

    private static final ScopedValue<Interpreter> CURRENT = ScopedValue.newInstance();

    private static final Interpreter EVALUATING = Interpreters::evaluate;

    private Interpreters() {}

    /// The interpreter on top of the stack.
    public static Interpreter current() {
        return CURRENT.orElse(EVALUATING);
    }

    /// The interpreter at the bottom of the stack, which evaluates on the inputs' own backend.
    public static Interpreter evaluating() {
        return EVALUATING;
    }

    /// Runs `body` with `interpreter` on top of the stack.
    public static <T extends @org.jspecify.annotations.Nullable Object> T with(Interpreter interpreter, Supplier<T> body) {
        if (interpreter == current()) {
            return body.get();
        }
        return ScopedValue.where(CURRENT, interpreter).call(body::get);
    }

    static List<Tensor> apply(Op op, List<Tensor> inputs) {
        return current().apply(op, inputs);
    }

    static Tensor one(Op op, Tensor... inputs) {
        return current().apply(op, List.of(inputs)).getFirst();
    }

    private static List<Tensor> evaluate(Op op, List<Tensor> inputs) {
        Evaluator evaluator = inputs.isEmpty() ? Evaluators.defaultEvaluator() : evaluator(inputs.getFirst());
        for (Tensor input : inputs) {
            if (evaluator(input) != evaluator) {
                throw evaluator.mixed(op, evaluator(input));
            }
        }
        try {
            return switch (op) {
                case Reshape reshape when reshape.shape().equals(inputs.getFirst().shape()) ->
                    List.of(TensorScope.adopt(((StoredTensor) inputs.getFirst()).alias()));
                case FunctionOperation function -> with(EVALUATING, () -> function.decompose(inputs));
                default -> evaluator.evaluate(op, inputs);
            };
        } catch (TelarException e) {
            NameScope.explain(e);
            throw e;
        }
    }

    private static Evaluator evaluator(Tensor tensor) {
        return switch (tensor) {
            case StoredTensor stored -> stored.evaluator();
            case Symbol symbol -> throw symbol.outlived();
        };
    }
}
