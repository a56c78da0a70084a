package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Uniform over −√(3/in) … √(3/in) (LeCun et al. 1998).
///
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record LecunUniform(OptionalLong seed) implements Initializer {

    /// The initializer.
    public static LecunUniform of() {
        return new LecunUniform(OptionalLong.empty());
    }

    /// With a seed of its own.
    public LecunUniform seed(long seed) {
        return new LecunUniform(OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return new VarianceScaling(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM, seed)
                .initialize(spec, random);
    }
}
