package dev.telar.layers;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// *y = x·scale + offset*: `Rescaling.of(1.0 / 255)` brings the bytes of an image to 0 … 1. Inputs that are not floating become what the model
/// computes in, FLOAT32 if nothing else was said.
///
/// @see <a href="https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/">Keras: Rescaling layer</a>
public final class Rescaling implements UnaryLayer {

    private final double scale;
    private final double offset;
    private final @Nullable TensorSpec inputSpec;
    private final @Nullable String name;
    private DType computed = DType.FLOAT32;

    private Rescaling(double scale, double offset, @Nullable TensorSpec inputSpec, @Nullable String name) {
        this.scale = scale;
        this.offset = offset;
        this.inputSpec = inputSpec;
        this.name = name;
    }

    /// The layer of a factor.
    public static Rescaling of(double scale) {
        return new Rescaling(scale, 0, null, null);
    }

    /// With what is added afterwards; 0 if nothing is said.
    public Rescaling offset(double offset) {
        return new Rescaling(scale, offset, inputSpec, name);
    }

    /// As the first layer of a model whose FLOAT32 inputs have this shape, the batch left out; for other types put an [Input] in front.
    public Rescaling inputShape(int... sizes) {
        return new Rescaling(scale, offset, Checks.batch(sizes), name);
    }

    /// With a name.
    public Rescaling named(String chosen) {
        return new Rescaling(scale, offset, inputSpec, Objects.requireNonNull(chosen, "name"));
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
    public void build(TensorSpec input, Build build) {
        computed = build.dtype();
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        Shape shape = input.shape();
        return new TensorSpec(shape, input.dtype().isFloating() ? input.dtype() : computed);
    }

    @Override
    public Tensor call(Tensor x, Call call) {
        Tensor scaled = x.cast(infer(x.spec()).dtype()).multiply(scale);
        return offset == 0 ? scaled : scaled.add(offset);
    }
}
