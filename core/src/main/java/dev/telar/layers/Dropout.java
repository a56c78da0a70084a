package dev.telar.layers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.random.SeedGenerator;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// In training sets each element to 0 with probability `rate` and divides the others by 1 − rate, so that the expected sum stays (Srivastava et
/// al. 2014). Passes everything on when predicting.
///
/// @see <a href="https://keras.io/api/layers/regularization_layers/dropout/">Keras: Dropout layer</a>
public final class Dropout implements UnaryLayer {

    private final double rate;
    private final @Nullable Shape noiseShape;
    private final OptionalLong seed;
    private final @Nullable String name;
    private @Nullable SeedGenerator seeds;

    private Dropout(double rate, @Nullable Shape noiseShape, OptionalLong seed, @Nullable String name) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("dropout: the rate must be 0 … 1, given " + rate);
        }
        this.rate = rate;
        this.noiseShape = noiseShape;
        this.seed = seed;
        this.name = name;
    }

    /// The layer for a rate, 0 … 1, which draws from the model's random numbers.
    public static Dropout of(double rate) {
        return new Dropout(rate, null, OptionalLong.empty(), null);
    }

    /// With one draw for all elements along some axes: the shape of the mask, which broadcasts to the input; −1 is the input's own size. A mask
    /// `(−1, 1, −1)` drops whole features of a sequence.
    public Dropout noiseShape(int... sizes) {
        return new Dropout(rate, Shape.of(sizes), seed, name);
    }

    /// With random numbers of its own.
    public Dropout seed(long seed) {
        return new Dropout(rate, noiseShape, OptionalLong.of(seed), name);
    }

    /// With a name.
    public Dropout named(String chosen) {
        return new Dropout(rate, noiseShape, seed, Objects.requireNonNull(chosen, "name"));
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// The probability of 0.
    public double rate() {
        return rate;
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        Checks.floating(Checks.label(this), input.dtype());
        mask(input.shape());
        return input;
    }

    @Override
    public void build(TensorSpec input, Build build) {
        infer(input);
        if (seed.isPresent() && seeds == null) {
            seeds = SeedGenerator.of(seed.getAsLong(), build.path() + "/seed_generator");
        }
    }

    @Override
    public Tensor call(Tensor x, Call call) {
        infer(x.spec());
        if (!call.training() || rate == 0) {
            return x;
        }
        Tensor kept = source(call).bernoulli(mask(x.shape()), 1 - rate);
        double scale = rate == 1 ? 0 : 1 / (1 - rate);
        return Tensor.where(kept, x.multiply(scale), x.like(0));
    }

    private SeedGenerator source(Call call) {
        if (seed.isPresent() && seeds == null) {
            throw new IllegalStateException(Checks.label(this) + ": has a seed of its own, build it first");
        }
        return seeds == null ? call.seeds() : seeds;
    }

    private Shape mask(Shape input) {
        if (noiseShape == null) {
            return input;
        }
        Shape mask = noiseShape;
        boolean fits = mask.rank() == input.rank();
        for (int i = 0; fits && i < mask.rank(); i++) {
            fits = mask.size(i) == 1 || mask.size(i) == Shape.UNKNOWN || input.size(i) == Shape.UNKNOWN
                    || mask.size(i) == input.size(i);
            mask = mask.size(i) == Shape.UNKNOWN ? mask.with(i, input.size(i)) : mask;
        }
        if (!fits) {
            throw new ShapeException(
                    Checks.label(this) + ": the noise shape " + noiseShape + " does not broadcast to the input " + input);
        }
        return mask;
    }

    /// The counter of its own random numbers, if it has a seed.
    @Override
    public List<Variable> variables() {
        return seeds == null ? List.of() : List.of(seeds.counter());
    }
}
