package dev.telar.optimizers;

import org.jspecify.annotations.Nullable;

/// What all optimizers can be told.
///
/// @param learningRate the constant learning rate, or the first one of a schedule
/// @param schedule where the learning rate comes from; null for the constant
/// @param clipping how gradients are limited
/// @param weightDecay what part of each weight, times the learning rate, is taken away before each step
record Settings(double learningRate, @Nullable LearningRateSchedule schedule, Clipping clipping, double weightDecay) {

    Settings {
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "optimizer: the learning rate must be a number of 0 or more, given " + learningRate);
        }
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("optimizer: the weight decay must be 0 or more, given " + weightDecay);
        }
    }

    static Settings of(double learningRate) {
        return new Settings(learningRate, null, Clipping.NONE, 0);
    }

    static Settings of(LearningRateSchedule schedule) {
        return new Settings(0, schedule, Clipping.NONE, 0);
    }

    Settings clipping(Clipping other) {
        return new Settings(learningRate, schedule, other, weightDecay);
    }

    Settings weightDecay(double other) {
        return new Settings(learningRate, schedule, clipping, other);
    }

    static double fraction(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("optimizer: " + what + " must be 0 or more and below 1, given " + value);
        }
        return value;
    }

    static double positive(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("optimizer: " + what + " must be above 0, given " + value);
        }
        return value;
    }
}
