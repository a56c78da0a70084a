package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Uniform over −√(6/(in + out)) … √(6/(in + out)), what Keras starts kernels with; also called Xavier (Glorot and Bengio 2010).
///
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record GlorotUniform(OptionalLong seed) implements Initializer {

    /// The initializer.
    public static GlorotUniform of() {
        return new GlorotUniform(OptionalLong.empty());
    }

    /// With a seed of its own.
    public GlorotUniform seed(long seed) {
        return new GlorotUniform(OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return new VarianceScaling(1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.UNIFORM, seed)
                .initialize(spec, random);
    }
}
