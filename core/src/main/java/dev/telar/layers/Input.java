package dev.telar.layers;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Says what a model takes and passes it on: `Input.of(28, 28).dtype(DType.UINT8)`. The shape leaves the batch out.
public final class Input implements UnaryLayer {

    private final TensorSpec spec;
    private final @Nullable String name;

    private Input(TensorSpec spec, @Nullable String name) {
        this.spec = spec;
        this.name = name;
    }

    /// FLOAT32 inputs of a shape, the batch left out.
    public static Input of(int... sizes) {
        return new Input(Checks.batch(sizes), null);
    }

    /// With another type.
    public Input dtype(DType dtype) {
        return new Input(new TensorSpec(spec.shape(), dtype), name);
    }

    /// With a name.
    public Input named(String chosen) {
        return new Input(spec, Objects.requireNonNull(chosen, "name"));
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public Optional<TensorSpec> inputSpec() {
        return Optional.of(spec);
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        Shape given = input.shape();
        boolean fits = given.rank() == spec.shape().rank();
        for (int i = 1; fits && i < given.rank(); i++) {
            int expected = spec.shape().size(i);
            fits = expected == Shape.UNKNOWN || given.size(i) == expected || given.size(i) == Shape.UNKNOWN;
        }
        if (!fits) {
            throw new ShapeException(Checks.label(this) + ": expected shape " + spec.shape() + ", given " + given);
        }
        if (input.dtype() != spec.dtype()) {
            throw new DTypeException(Checks.label(this) + ": expected " + spec.dtype() + ", given " + input.dtype()
                    + "; cast it: x.cast(DType." + spec.dtype() + ")");
        }
        return input;
    }

    @Override
    public Tensor call(Tensor x, Call call) {
        infer(x.spec());
        return x;
    }
}
