package dev.telar.optimizers;

import dev.telar.tensor.Tensor;

/// *η·((1 − α)·(1 + cos(π·p))/2 + α)* with *p = min(iteration / steps, 1)* (Loshchilov and Hutter 2017).
///
/// @param initial η, the learning rate of the first step
/// @param steps after how many steps the rate has fallen to α·η, 1 or more
/// @param alpha α, 0 … 1; Keras' default is 0
/// @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/">Keras: CosineDecay</a>
public record CosineDecay(double initial, int steps, double alpha) implements LearningRateSchedule {

    /// Checks the settings.
    public CosineDecay {
        if (!(initial > 0) || steps < 1 || !(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                    "cosine decay: the initial rate must be above 0, steps 1 or more and alpha 0 … 1, given " + initial
                            + ", " + steps + " and " + alpha);
        }
    }

    @Override
    public Tensor at(Tensor iteration) {
        Tensor progress = iteration.divide(steps).minimum(1);
        Tensor cosine = progress.multiply(Math.PI).cos().add(1).multiply(0.5);
        return cosine.multiply(1 - alpha).add(alpha).multiply(initial);
    }
}
