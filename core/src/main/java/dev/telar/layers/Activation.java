package dev.telar.layers;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.telar.activations.ActivationFunction;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// An activation function as a layer of its own: `Activation.of(RELU)`.
///
/// @see <a href="https://keras.io/api/layers/core_layers/activation/">Keras: Activation layer</a>
public final class Activation implements UnaryLayer {

    private final ActivationFunction function;
    private final @Nullable String name;

    private Activation(ActivationFunction function, @Nullable String name) {
        this.function = Objects.requireNonNull(function, "function");
        this.name = name;
    }

    /// The layer of a function.
    public static Activation of(ActivationFunction function) {
        return new Activation(function, null);
    }

    /// With a name.
    public Activation named(String chosen) {
        return new Activation(function, Objects.requireNonNull(chosen, "name"));
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// The function.
    public ActivationFunction function() {
        return function;
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        Checks.floating(Checks.label(this), input.dtype());
        return new TensorSpec(function.infer(input.shape()), input.dtype());
    }

    @Override
    public Tensor call(Tensor x, Call call) {
        return function.apply(x);
    }
}
