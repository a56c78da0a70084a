package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// Numbers spread evenly over an interval.
///
/// @param min the lower end, by default −0.05
/// @param max the upper end, by default 0.05
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record RandomUniform(double min, double max, OptionalLong seed) implements Initializer {

    /// Checks the numbers.
    public RandomUniform {
        if (!(min <= max) || !Double.isFinite(max - min)) {
            throw new IllegalArgumentException(
                    "random_uniform: min must not be above max and both finite, given " + min + " and " + max);
        }
    }

    /// The initializer with Keras' defaults.
    public static RandomUniform of() {
        return of(-0.05, 0.05);
    }

    /// The initializer for an interval.
    public static RandomUniform of(double min, double max) {
        return new RandomUniform(min, max, OptionalLong.empty());
    }

    /// With a seed of its own.
    public RandomUniform seed(long seed) {
        return new RandomUniform(min, max, OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        Philox source = Values.source(seed, random);
        return Values.filled("random_uniform", spec, () -> min + (max - min) * source.nextDouble());
    }
}
