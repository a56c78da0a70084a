package dev.telar.callbacks;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// Shows the progress of the training, byte for byte as Keras 3 does; `fit` adds one by itself.
///
/// Drawing takes place at most every 50 ms, and loss and metrics are computed only then.
///
/// @see <a href="https://github.com/keras-team/keras/blob/master/keras/src/utils/progbar.py">Keras: Progbar</a>
public final class ProgressLogger implements Callback {

    private final boolean bar;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private @Nullable ProgressBar current;

    private ProgressLogger(boolean bar, PrintStream out, LongSupplier nanoTime) {
        this.bar = bar;
        this.out = Objects.requireNonNull(out, "out");
        this.nanoTime = nanoTime;
    }

    /// A bar that is drawn anew while the epoch runs.
    public static ProgressLogger bar(PrintStream out) {
        return new ProgressLogger(true, out, System::nanoTime);
    }

    /// A line for each epoch.
    public static ProgressLogger lines(PrintStream out) {
        return new ProgressLogger(false, out, System::nanoTime);
    }

    /// This progress by another clock.
    ///
    /// @param clock a time in nanoseconds that never goes back, as [System#nanoTime]
    public ProgressLogger clock(LongSupplier clock) {
        return new ProgressLogger(bar, out, Objects.requireNonNull(clock, "clock"));
    }

    @Override
    public void onEpochBegin(TrainingRun run, int epoch) {
        if (run.epochs() > 1) {
            ProgressBar.write(out, "Epoch " + (epoch + 1) + "/" + run.epochs() + "\n");
        }
        current = new ProgressBar(run.steps(), out, nanoTime.getAsLong());
    }

    @Override
    public void onBatchEnd(TrainingRun run, int batch, Supplier<Map<String, Double>> logs) {
        if (bar && current != null) {
            long now = nanoTime.getAsLong();
            if (current.isDue(batch + 1, now)) {
                current.update(batch + 1, now, logs.get());
            }
        }
    }

    @Override
    public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
        if (current != null) {
            long now = nanoTime.getAsLong();
            if (bar) {
                current.finish(now, logs);
            } else {
                current.line(now, logs);
            }
            current = null;
        }
    }

    @Override
    public void onTrainEnd(TrainingRun run) {
        if (current != null) {
            current.breakOff();
            current = null;
        }
    }
}
