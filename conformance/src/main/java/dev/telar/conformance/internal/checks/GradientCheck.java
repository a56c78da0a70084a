package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.telar.autograd.Autograd;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.conformance.internal.oracle.Comparison;
import dev.telar.conformance.internal.oracle.Deviation;
import dev.telar.conformance.internal.oracle.Expected;
import dev.telar.conformance.internal.oracle.Oracle;
import dev.telar.conformance.internal.oracle.Program;
import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The gradients of a case with respect to its floating inputs, against the same in FLOAT64: the vector–Jacobian product of a result with
/// a fixed normal vector, and for the second order the same of that.
///
/// @param given the case
/// @param result which of its results is differentiated
/// @param order 1 or 2
record GradientCheck(Case given, int result, int order) implements Program {

    /// The seed of the first vector; those of others follow.
    private static final long SEED = 97;

    Check check() {
        String which = given.op().infer(given.specs()).size() == 1 ? "" : " by result " + result;
        String title = (order == 1 ? "gradient of " : "second gradient of ") + given.title() + which;
        String operation = (order == 1 ? "gradient of " : "second gradient of ") + given.operation();
        return new Check(title, new Cell(operation, given.dtype()), subject -> run(subject, title));
    }

    private Outcome run(Subject subject, String title) throws Exception {
        List<HostArray> values = given.values();
        List<TensorSpec> specs = given.specs().stream().filter(spec -> spec.dtype().isFloating()).toList();
        List<Expected> expected = Oracle.program(values, given.dtype(), specs, this);
        return subject.call(() -> {
            Attempt attempt = new Attempt(given.op(), title);
            Deviation deviation = attempt.part(() -> {
                Deviation sum = Deviation.NONE;
                List<Tensor> gradients = run(values.stream().map(Tensor::of).toList());
                for (int i = 0; i < gradients.size(); i++) {
                    sum = sum.and(
                            Comparison.of("the gradient by floating input " + i, gradients.get(i).toHost(), expected.get(i)));
                }
                return sum;
            });
            attempt.require(deviation);
            return Outcome.of(How.DECOMPOSED, deviation);
        });
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        List<Tensor> floating = floating(inputs);
        List<TensorSpec> specs = inputs.stream().map(Tensor::spec).toList();
        DType dtype = floating.getFirst().dtype();
        Tensor cotangent = cotangent(given.op().infer(specs).get(result).shape(), dtype, 0);
        Function<List<Tensor>, List<Tensor>> first = watched -> Autograd.allowUnused()
                .vjp(watched, given -> value(inputs, given), cotangent).gradients();
        return order == 1 ? first.apply(floating) : ofSum(floating, first);
    }

    private static List<Tensor> floating(List<Tensor> inputs) {
        return inputs.stream().filter(input -> input.dtype().isFloating()).toList();
    }

    /// The result in the type of the inputs, also where a cast led away from it.
    private Tensor value(List<Tensor> inputs, List<Tensor> watched) {
        List<Tensor> all = new ArrayList<>(inputs.size());
        int next = 0;
        for (Tensor input : inputs) {
            all.add(input.dtype().isFloating() ? watched.get(next++) : input);
        }
        Tensor value = Tensor.apply(given.op(), all.toArray(Tensor[]::new)).get(result);
        DType dtype = floating(inputs).getFirst().dtype();
        return value.dtype() == dtype ? value : value.cast(dtype);
    }

    /// The gradients of all first gradients, each with a vector of its own.
    private List<Tensor> ofSum(List<Tensor> inputs, Function<List<Tensor>, List<Tensor>> first) {
        return Autograd.allowUnused().gradients(inputs, watched -> {
            List<Tensor> parts = new ArrayList<>();
            for (Tensor gradient : first.apply(watched)) {
                Tensor cotangent = cotangent(gradient.shape(), gradient.dtype(), 1 + parts.size());
                parts.add(gradient.multiply(cotangent).sum().reshape(1));
            }
            return Tensor.concat(0, parts).sum();
        });
    }

    /// Numbers that FLOAT32 holds, so that the backend and the oracle get the same.
    private static Tensor cotangent(Shape shape, DType dtype, int which) {
        return Tensor.of(Values.normal(DType.FLOAT32, SEED + which, shape.toArray()).values()).cast(dtype);
    }
}
