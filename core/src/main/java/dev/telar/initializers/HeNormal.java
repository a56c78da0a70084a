package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Normal with standard deviation √(2/in), cut off at two of the deviations before the cut, for layers with relu (He et al. 2015).
///
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record HeNormal(OptionalLong seed) implements Initializer {

    /// The initializer.
    public static HeNormal of() {
        return new HeNormal(OptionalLong.empty());
    }

    /// With a seed of its own.
    public HeNormal seed(long seed) {
        return new HeNormal(OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return new VarianceScaling(2, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL, seed)
                .initialize(spec, random);
    }
}
