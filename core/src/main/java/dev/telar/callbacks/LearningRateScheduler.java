package dev.telar.callbacks;

import java.util.Map;

import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Sets the learning rate before each epoch, and logs it as `learning_rate`. An optimizer with a schedule of its own sets the rate itself at
/// each step: use one of the two.
///
/// @see <a href="https://keras.io/api/callbacks/learning_rate_scheduler/">Keras: LearningRateScheduler</a>
public final class LearningRateScheduler implements Callback {

    /// The rate of an epoch.
    @FunctionalInterface
    public interface Schedule {

        /// The rate of an epoch.
        ///
        /// @param epoch counted from 0
        /// @param rate the rate of the epoch before
        double rate(int epoch, double rate);
    }

    private final Schedule schedule;

    private LearningRateScheduler(Schedule schedule) {
        this.schedule = schedule;
    }

    /// A callback that follows the schedule.
    public static LearningRateScheduler of(Schedule schedule) {
        return new LearningRateScheduler(java.util.Objects.requireNonNull(schedule, "schedule"));
    }

    @Override
    public void onEpochBegin(TrainingRun run, int epoch) {
        Variable variable = run.optimizer().learningRate();
        double rate = schedule.rate(epoch, variable.get().item());
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "learning rate scheduler: a rate must be a number of 0 or more, the schedule gave " + rate
                            + " for epoch " + epoch);
        }
        variable.set(Tensor.full(rate, variable.spec()).to(variable.place()));
    }

    @Override
    public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
        logs.put("learning_rate", run.optimizer().learningRate().get().item());
    }
}
