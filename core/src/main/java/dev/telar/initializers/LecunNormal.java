package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Normal with standard deviation √(1/in), cut off at two of the deviations before the cut, for layers with selu (LeCun et al. 1998).
///
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record LecunNormal(OptionalLong seed) implements Initializer {

    /// The initializer.
    public static LecunNormal of() {
        return new LecunNormal(OptionalLong.empty());
    }

    /// With a seed of its own.
    public LecunNormal seed(long seed) {
        return new LecunNormal(OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return new VarianceScaling(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL, seed)
                .initialize(spec, random);
    }
}
