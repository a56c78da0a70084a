package dev.telar.callbacks;

import java.util.Map;
import java.util.function.Supplier;

/// Ends the training after the first batch that makes the loss NaN or infinite.
///
/// @see <a href="https://keras.io/api/callbacks/terminate_on_nan/">Keras: TerminateOnNaN</a>
public final class TerminateOnNaN implements Callback {

    /// The callback; it has no settings.
    public TerminateOnNaN() {}

    @Override
    public void onBatchEnd(TrainingRun run, int batch, Supplier<Map<String, Double>> logs) {
        Double loss = logs.get().get("loss");
        if (loss != null && !Double.isFinite(loss)) {
            run.output().print("Batch " + batch + ": Invalid loss, terminating training\n");
            run.stopTraining();
        }
    }
}
