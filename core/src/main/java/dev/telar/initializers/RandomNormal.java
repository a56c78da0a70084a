package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Numbers of a normal distribution.
///
/// @param mean the mean, by default 0
/// @param stddev the standard deviation, by default 0.05
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record RandomNormal(double mean, double stddev, OptionalLong seed) implements Initializer {

    /// Checks the numbers.
    public RandomNormal {
        Values.finite("random_normal: mean", mean);
        Values.nonNegative("random_normal: stddev", stddev);
    }

    /// The initializer with Keras' defaults.
    public static RandomNormal of() {
        return new RandomNormal(0, 0.05, OptionalLong.empty());
    }

    /// With another mean.
    public RandomNormal mean(double mean) {
        return new RandomNormal(mean, stddev, seed);
    }

    /// With another standard deviation, 0 or more.
    public RandomNormal stddev(double stddev) {
        return new RandomNormal(mean, stddev, seed);
    }

    /// With a seed of its own.
    public RandomNormal seed(long seed) {
        return new RandomNormal(mean, stddev, OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        Philox source = Values.source(seed, random);
        return Values.filled("random_normal", spec, () -> mean + stddev * source.nextGaussian());
    }
}
