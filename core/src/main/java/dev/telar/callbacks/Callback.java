package dev.telar.callbacks;

import java.util.Map;
import java.util.function.Supplier;

/// Is told what happens during `fit`, in Keras' order: train begin; for each epoch its begin, begin and end of each batch, begin and end of
/// the validation, its end; train end. Several callbacks are called in the order in which they were given, before progress is drawn
/// and before the epoch enters the history.
///
/// Everything is called on the thread that runs `fit`, between steps. An exception ends the training at that step border and
/// comes out of `fit` as it is; after one, and after an interrupt in the middle of an epoch, that epoch has no end.
public interface Callback {

    /// Before the first epoch.
    default void onTrainBegin(TrainingRun run) {}

    /// After the last epoch, also after an early stop or an interrupt, not after an exception.
    default void onTrainEnd(TrainingRun run) {}

    /// Before an epoch.
    ///
    /// @param epoch counted from 0
    default void onEpochBegin(TrainingRun run, int epoch) {}

    /// After an epoch and its validation.
    ///
    /// @param epoch counted from 0
    /// @param logs loss and metrics by name, those of the validation behind `val_`; values that are added are seen by the later callbacks and
    ///     enter the history
    default void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {}

    /// Before a training step.
    ///
    /// @param batch counted from 0 in each epoch
    default void onBatchBegin(TrainingRun run, int batch) {}

    /// After a training step.
    ///
    /// @param batch counted from 0 in each epoch
    /// @param logs gives loss and metrics of the epoch so far; they are computed only if it is asked
    default void onBatchEnd(TrainingRun run, int batch, Supplier<Map<String, Double>> logs) {}

    /// Before the validation of an epoch.
    default void onValidationBegin(TrainingRun run) {}

    /// After the validation of an epoch.
    ///
    /// @param logs loss and metrics, their names without `val_`
    default void onValidationEnd(TrainingRun run, Map<String, Double> logs) {}
}
