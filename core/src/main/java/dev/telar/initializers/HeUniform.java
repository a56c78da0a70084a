package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Uniform over −√(6/in) … √(6/in), for layers with relu (He et al. 2015).
///
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record HeUniform(OptionalLong seed) implements Initializer {

    /// The initializer.
    public static HeUniform of() {
        return new HeUniform(OptionalLong.empty());
    }

    /// With a seed of its own.
    public HeUniform seed(long seed) {
        return new HeUniform(OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return new VarianceScaling(2, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM, seed)
                .initialize(spec, random);
    }
}
