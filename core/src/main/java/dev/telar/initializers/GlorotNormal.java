package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Normal with standard deviation √(2/(in + out)), cut off at two of the deviations before the cut; also called Xavier (Glorot and Bengio 2010).
///
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record GlorotNormal(OptionalLong seed) implements Initializer {

    /// The initializer.
    public static GlorotNormal of() {
        return new GlorotNormal(OptionalLong.empty());
    }

    /// With a seed of its own.
    public GlorotNormal seed(long seed) {
        return new GlorotNormal(OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        return new VarianceScaling(1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.TRUNCATED_NORMAL, seed)
                .initialize(spec, random);
    }
}
