package dev.telar.layers;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The elements of each sample under another shape: `Reshape.of(28, 28)` makes `(batch, 28, 28)` of `(batch, 784)`. One size may be −1 and
/// follows from the others.
///
/// @see <a href="https://keras.io/api/layers/reshaping_layers/reshape/">Keras: Reshape layer</a>
public final class Reshape implements UnaryLayer {

    private final Shape target;
    private final @Nullable String name;

    private Reshape(Shape target, @Nullable String name) {
        this.target = target;
        this.name = name;
    }

    /// The layer for a shape, the batch left out; one size may be −1.
    public static Reshape of(int... sizes) {
        Shape target = Shape.of(sizes);
        int unknown = 0;
        for (int size : sizes) {
            unknown += size == Shape.UNKNOWN ? 1 : 0;
        }
        if (unknown > 1) {
            throw new ShapeException("reshape: only one size may be −1, given " + target);
        }
        return new Reshape(target, null);
    }

    /// With a name.
    public Reshape named(String chosen) {
        return new Reshape(target, Objects.requireNonNull(chosen, "name"));
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        Checks.rank(Checks.label(this), 1, input.shape());
        Shape sample = input.shape().part(1, input.shape().rank());
        Shape result = sample.isKnown() ? resolved(sample) : target;
        return new TensorSpec(result.inserted(0, input.shape().size(0)), input.dtype());
    }

    private Shape resolved(Shape sample) {
        int[] sizes = target.toArray();
        long known = 1;
        int unknown = -1;
        for (int i = 0; i < sizes.length; i++) {
            unknown = sizes[i] == Shape.UNKNOWN ? i : unknown;
            known *= sizes[i] == Shape.UNKNOWN ? 1 : sizes[i];
        }
        long elements = sample.elements();
        boolean fits = unknown < 0 ? elements == known : known > 0 && elements % known == 0;
        if (!fits) {
            throw new ShapeException(Checks.label(this) + ": a sample of shape " + sample + " has " + elements
                    + " elements, which do not fit " + target);
        }
        return unknown < 0 ? target : target.with(unknown, (int) (elements / known));
    }

    @Override
    public Tensor call(Tensor x, Call call) {
        return x.reshape(infer(x.spec()).shape());
    }
}
