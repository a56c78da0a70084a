package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Numbers of a normal distribution; those more than two standard deviations from the mean are drawn again. What is left has 0.8796
/// of the standard deviation.
///
/// @param mean the mean, by default 0
/// @param stddev the standard deviation before the truncation, by default 0.05
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record TruncatedNormal(double mean, double stddev, OptionalLong seed) implements Initializer {

    private static final double BOUND = 2;

    /// Checks the numbers.
    public TruncatedNormal {
        Values.finite("truncated_normal: mean", mean);
        Values.nonNegative("truncated_normal: stddev", stddev);
    }

    /// The initializer with Keras' defaults.
    public static TruncatedNormal of() {
        return new TruncatedNormal(0, 0.05, OptionalLong.empty());
    }

    /// With another mean.
    public TruncatedNormal mean(double mean) {
        return new TruncatedNormal(mean, stddev, seed);
    }

    /// With another standard deviation, 0 or more.
    public TruncatedNormal stddev(double stddev) {
        return new TruncatedNormal(mean, stddev, seed);
    }

    /// With a seed of its own.
    public TruncatedNormal seed(long seed) {
        return new TruncatedNormal(mean, stddev, OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        Philox source = Values.source(seed, random);
        return Values.filled("truncated_normal", spec, () -> mean + stddev * truncated(source));
    }

    private static double truncated(Philox source) {
        double z = source.nextGaussian();
        while (Math.abs(z) > BOUND) {
            z = source.nextGaussian();
        }
        return z;
    }
}
