package dev.telar.activations;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.telar.op.ActivationKind;
import dev.telar.tensor.Tensor;

/// A function with its name.
record NamedFunction(String name, UnaryOperator<Tensor> function, Optional<ActivationKind> kind) implements ActivationFunction {

    NamedFunction {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(function, "function");
    }

    @Override
    public Tensor apply(Tensor x) {
        return function.apply(x);
    }

    @Override
    public String toString() {
        return name;
    }
}
