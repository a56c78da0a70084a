package dev.telar.initializers;

import java.util.Objects;
import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Numbers with mean 0 and variance *scale / n*, where *n* is a fan of the weight ([Fans]), at least 1. The initializers of Glorot, He and
/// LeCun are cases of it. `VarianceScaling.of()` is Keras' default: scale 1, fan in, truncated normal.
///
/// @param scale more than 0
/// @param mode which fan
/// @param distribution the form of the distribution
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record VarianceScaling(double scale, Mode mode, Distribution distribution, OptionalLong seed) implements Initializer {

    /// The standard deviation of a normal distribution with deviation 1 that is cut off at −2 and 2.
    private static final double TRUNCATED_STDDEV = 0.8796256610342398;

    /// Which fan the variance is divided by.
    public enum Mode {
        /// The number of inputs.
        FAN_IN,
        /// The number of outputs.
        FAN_OUT,
        /// The mean of both.
        FAN_AVG
    }

    /// The form of the distribution.
    public enum Distribution {
        /// Normal, cut off at two standard deviations; the cut is made up for, so the variance is as said.
        TRUNCATED_NORMAL,
        /// Normal.
        UNTRUNCATED_NORMAL,
        /// Uniform, −√(3·variance) to √(3·variance).
        UNIFORM
    }

    /// Checks the scale.
    public VarianceScaling {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("variance_scaling: scale must be above 0 and finite, given " + scale);
        }
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(distribution, "distribution");
    }

    /// The initializer with Keras' defaults.
    public static VarianceScaling of() {
        return new VarianceScaling(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL, OptionalLong.empty());
    }

    /// With another scale, above 0.
    public VarianceScaling scale(double scale) {
        return new VarianceScaling(scale, mode, distribution, seed);
    }

    /// With another fan.
    public VarianceScaling mode(Mode mode) {
        return new VarianceScaling(scale, mode, distribution, seed);
    }

    /// With another distribution.
    public VarianceScaling distribution(Distribution distribution) {
        return new VarianceScaling(scale, mode, distribution, seed);
    }

    /// With a seed of its own.
    public VarianceScaling seed(long seed) {
        return new VarianceScaling(scale, mode, distribution, OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        Fans fans = Fans.of(spec.shape());
        double n = switch (mode) {
            case FAN_IN -> fans.in();
            case FAN_OUT -> fans.out();
            case FAN_AVG -> (fans.in() + fans.out()) / 2.0;
        };
        double stddev = Math.sqrt(scale / Math.max(1, n));
        double limit = Math.sqrt(3 * scale / Math.max(1, n));
        Initializer initializer = switch (distribution) {
            case TRUNCATED_NORMAL -> new TruncatedNormal(0, stddev / TRUNCATED_STDDEV, seed);
            case UNTRUNCATED_NORMAL -> new RandomNormal(0, stddev, seed);
            case UNIFORM -> new RandomUniform(-limit, limit, seed);
        };
        return initializer.initialize(spec, random);
    }
}
