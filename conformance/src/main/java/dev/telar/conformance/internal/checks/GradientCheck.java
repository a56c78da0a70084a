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
import dev.telar.conformance.internal.oracle.Wide;
import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The gradients of a case with respect to its floating inputs, against the same in FLOAT64: the vector–Jacobian product of a result with
/// a fixed normal vector, and for the second order the same of all those products.
///
/// As a program it takes the inputs of the case, then the vector, then for the second order one more a floating input.
///
/// @param given the case
/// @param result which of its results is differentiated
/// @param order 1 or 2
record GradientCheck(Case given, int result, int order) implements Program {

    /// The seed of the first vector; those of others follow.
    private static final long SEED = 97;

    Check check() {
        String kind = order == 1 ? "gradient of " : "second gradient of ";
        String which = given.op().infer(given.specs()).size() == 1 ? "" : " by result " + result;
        String title = kind + given.title() + which;
        return new Check(title, new Cell(kind + given.operation(), given.dtype()), subject -> run(subject, title));
    }

    private Outcome run(Subject subject, String title) throws Exception {
        List<HostArray> values = inputs();
        List<Expected> expected = Oracle.program(values, given.dtype(), floating(), this);
        return subject.call(() -> {
            Attempt attempt = new Attempt(given.op(), title);
            List<Tensor> inputs = values.stream().map(Tensor::of).toList();
            Deviation deviation = attempt.part(() -> {
                List<Tensor> gradients = subject.watch(this, inputs, attempt::ran);
                Deviation sum = Deviation.NONE;
                for (int i = 0; i < gradients.size(); i++) {
                    sum = sum.and(
                            Comparison.of("the gradient by floating input " + i, gradients.get(i).toHost(), expected.get(i)));
                }
                return sum;
            });
            attempt.require(deviation);
            return Outcome.of(attempt.way(), deviation);
        });
    }

    private List<TensorSpec> floating() {
        return given.specs().stream().filter(spec -> spec.dtype().isFloating()).toList();
    }

    private List<HostArray> inputs() {
        List<HostArray> inputs = new ArrayList<>(given.values());
        inputs.add(vector(given.op().infer(given.specs()).get(result).shape(), 0));
        for (TensorSpec spec : order == 1 ? List.<TensorSpec>of() : floating()) {
            inputs.add(vector(spec.shape(), inputs.size()));
        }
        return inputs;
    }

    /// Numbers that FLOAT32 holds, so that a cast to it and back leaves them alone.
    private HostArray vector(Shape shape, int which) {
        HostArray numbers = Values.normal(SEED + which, shape.toArray()).values();
        return given.dtype() == DType.FLOAT64 ? Wide.of(numbers) : numbers;
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        int own = given.inputs().size();
        List<Tensor> arguments = inputs.subList(0, own);
        List<Tensor> floating = floating(arguments);
        Tensor vector = inputs.get(own);
        Function<List<Tensor>, List<Tensor>> first = watched -> Autograd.allowUnused()
                .vjp(watched, x -> value(arguments, x), vector)
                .gradients();
        return order == 1 ? first.apply(floating) : ofProducts(floating, first, inputs.subList(own + 1, inputs.size()));
    }

    private static List<Tensor> floating(List<Tensor> inputs) {
        return inputs.stream().filter(input -> input.dtype().isFloating()).toList();
    }

    /// The result in the type of the inputs, also where a cast led away from it.
    private Tensor value(List<Tensor> arguments, List<Tensor> watched) {
        List<Tensor> all = new ArrayList<>(arguments.size());
        int next = 0;
        for (Tensor argument : arguments) {
            all.add(argument.dtype().isFloating() ? watched.get(next++) : argument);
        }
        Tensor value = Tensor.apply(given.op(), all.toArray(Tensor[]::new)).get(result);
        DType dtype = watched.getFirst().dtype();
        return value.dtype() == dtype ? value : value.cast(dtype);
    }

    /// The gradients of the sum of the products of all first gradients with their vectors.
    private static List<Tensor> ofProducts(List<Tensor> inputs, Function<List<Tensor>, List<Tensor>> first,
            List<Tensor> vectors) {
        return Autograd.allowUnused().gradients(inputs, watched -> {
            List<Tensor> gradients = first.apply(watched);
            List<Tensor> products = new ArrayList<>();
            for (int i = 0; i < gradients.size(); i++) {
                products.add(gradients.get(i).multiply(vectors.get(i)).sum().reshape(1));
            }
            return Tensor.concat(0, products).sum();
        });
    }
}
