package dev.telar.layers;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Puts all axes but the batch on one: `(batch, 28, 28)` becomes `(batch, 784)`, and `(batch,)` becomes `(batch, 1)`.
///
/// @see <a href="https://keras.io/api/layers/reshaping_layers/flatten/">Keras: Flatten layer</a>
public final class Flatten implements UnaryLayer {

    private final @Nullable TensorSpec inputSpec;
    private final @Nullable String name;

    private Flatten(@Nullable TensorSpec inputSpec, @Nullable String name) {
        this.inputSpec = inputSpec;
        this.name = name;
    }

    /// The layer.
    public static Flatten of() {
        return new Flatten(null, null);
    }

    /// As the first layer of a model whose inputs have this shape, the batch left out.
    public Flatten inputShape(int... sizes) {
        return new Flatten(Checks.batch(sizes), name);
    }

    /// With a name.
    public Flatten named(String chosen) {
        return new Flatten(inputSpec, Objects.requireNonNull(chosen, "name"));
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public Optional<TensorSpec> inputSpec() {
        return Optional.ofNullable(inputSpec);
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        Shape shape = input.shape();
        Checks.rank(Checks.label(this), 1, shape);
        Shape sample = shape.part(1, shape.rank());
        int size = sample.isKnown() ? sample.count() : Shape.UNKNOWN;
        return new TensorSpec(Shape.of(shape.size(0), size), input.dtype());
    }

    @Override
    public Tensor call(Tensor x, Call call) {
        return x.reshape(infer(x.spec()).shape());
    }
}
