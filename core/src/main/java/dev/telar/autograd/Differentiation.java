package dev.telar.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.error.GradientException;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The functions of [Autograd] under a setting: whether a variable or input without a path to the value is an error or has the gradient
/// 0. Immutable.
public final class Differentiation {

    static final Differentiation STRICT = new Differentiation(false);
    static final Differentiation ALLOW_UNUSED = new Differentiation(true);

    private final boolean allowUnused;

    private Differentiation(boolean allowUnused) {
        this.allowUnused = allowUnused;
    }

    /// The loss and its gradients with respect to variables, see [Autograd#valueAndGradients(List, Supplier)].
    public ValueAndGradients valueAndGradients(List<Variable> variables, Supplier<Tensor> loss) {
        Tape tape = new Tape(Interpreters.current());
        int[] nodes = new int[variables.size()];
        int count = 0;
        for (int i = 0; i < nodes.length; i++) {
            Variable variable = variables.get(i);
            floating("variable " + variable.name(), variable.spec());
            nodes[i] = tape.watch(variable);
            count = Math.max(count, nodes[i] + 1);
        }
        Tensor value = scalar(Interpreters.with(tape, loss));
        @Nullable
        Tensor[] found = tape.sweep(List.of(value), List.of(value.like(1)), count);
        List<Tensor> gradients = new ArrayList<>(nodes.length);
        for (int i = 0; i < nodes.length; i++) {
            Variable variable = variables.get(i);
            gradients.add(orZeros(found[nodes[i]], value, variable.spec(), "variable " + variable.name()));
        }
        return new ValueAndGradients(value, gradients);
    }

    /// The value of a function and its gradients with respect to its inputs, see [Autograd#valueAndGradients(List, Function)].
    public ValueAndGradients valueAndGradients(List<Tensor> inputs, Function<List<Tensor>, Tensor> function) {
        return differentiate(inputs, function, value -> scalar(value).like(1));
    }

    /// The gradients of the loss with respect to variables, see [Autograd#valueAndGradients(List, Supplier)].
    public List<Tensor> gradients(List<Variable> variables, Supplier<Tensor> loss) {
        return valueAndGradients(variables, loss).gradients();
    }

    /// The gradients of a function with respect to its inputs, see [Autograd#valueAndGradients(List, Function)].
    public List<Tensor> gradients(List<Tensor> inputs, Function<List<Tensor>, Tensor> function) {
        return valueAndGradients(inputs, function).gradients();
    }

    /// The vector–Jacobian product of a function, see [Autograd#vjp].
    public ValueAndGradients vjp(List<Tensor> inputs, Function<List<Tensor>, Tensor> function, Tensor cotangent) {
        return differentiate(inputs, function, value -> {
            floating("the value", value.spec());
            if (!cotangent.spec().equals(value.spec())) {
                throw new GradientException("vjp: the cotangent must be " + value.spec() + " as the value, given "
                        + cotangent.spec());
            }
            return cotangent;
        });
    }

    private ValueAndGradients differentiate(List<Tensor> inputs, Function<List<Tensor>, Tensor> function,
            Function<Tensor, Tensor> cotangent) {
        Tape tape = new Tape(Interpreters.current());
        List<Tensor> watched = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            floating("input " + i, inputs.get(i).spec());
            watched.add(tape.watch(inputs.get(i)));
        }
        List<Tensor> given = List.copyOf(watched);
        Tensor value = Objects.requireNonNull(Interpreters.with(tape, () -> function.apply(given)), "the function's value");
        @Nullable
        Tensor[] found = tape.sweep(List.of(value), List.of(cotangent.apply(value)), inputs.size());
        IntFunction<Tensor> gradient = i -> orZeros(found[i], value, inputs.get(i).spec(), "input " + i);
        List<Tensor> gradients = new ArrayList<>(found.length);
        for (int i = 0; i < found.length; i++) {
            gradients.add(gradient.apply(i));
        }
        return new ValueAndGradients(value, gradients);
    }

    private Tensor orZeros(@Nullable Tensor gradient, Tensor value, TensorSpec spec, String what) {
        if (gradient != null) {
            return gradient;
        }
        if (!allowUnused) {
            throw new GradientException("gradients: no differentiable path leads from " + what + " of shape " + spec.shape()
                    + " to the value; leave it out, or take Autograd.allowUnused() for zeros");
        }
        return value.like(0).cast(spec.dtype()).broadcastTo(spec.shape());
    }

    private static Tensor scalar(Tensor loss) {
        Objects.requireNonNull(loss, "the loss");
        if (loss.shape().rank() != 0 || !loss.dtype().isFloating()) {
            throw new GradientException("gradients: the loss must be a scalar of type FLOAT32 or FLOAT64, given shape "
                    + loss.shape() + " and type " + loss.dtype() + "; reduce it, for instance with mean()");
        }
        return loss;
    }

    private static void floating(String what, TensorSpec spec) {
        if (!spec.dtype().isFloating()) {
            throw new GradientException("gradients: " + what + " has type " + spec.dtype()
                    + ", only FLOAT32 and FLOAT64 have gradients; cast it outside of the function");
        }
    }
}
