package dev.telar.optimizers;

import dev.telar.tensor.Tensor;

/// *η·r^(iteration / steps)*; as a staircase with the exponent floored.
///
/// @param initial η, the learning rate of the first step
/// @param steps after how many steps the rate has been multiplied by r once, 1 or more
/// @param rate r
/// @param staircase whether the rate falls in steps rather than smoothly
/// @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/">Keras: ExponentialDecay</a>
public record ExponentialDecay(double initial, int steps, double rate, boolean staircase) implements LearningRateSchedule {

    /// Checks the settings.
    public ExponentialDecay {
        if (!(initial > 0) || steps < 1 || !(rate > 0)) {
            throw new IllegalArgumentException(
                    "exponential decay: initial rate and decay rate must be above 0 and steps 1 or more, given " + initial
                            + ", " + rate + " and " + steps);
        }
    }

    @Override
    public Tensor at(Tensor iteration) {
        Tensor exponent = iteration.divide(steps);
        return iteration.like(rate).pow(staircase ? exponent.floor() : exponent).multiply(initial);
    }
}
