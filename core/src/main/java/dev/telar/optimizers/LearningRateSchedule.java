package dev.telar.optimizers;

import dev.telar.tensor.Tensor;

/// A learning rate that follows the iteration. It is computed with tensor operations inside the step, so that a traced step follows it too.
@FunctionalInterface
public interface LearningRateSchedule {

    /// The learning rate of one step.
    ///
    /// @param iteration the number of steps taken before this one, a FLOAT32 scalar
    /// @return a FLOAT32 scalar
    Tensor at(Tensor iteration);
}
