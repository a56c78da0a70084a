package dev.telar.callbacks;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// Ends the training when a loss or metric has stopped getting better.
///
/// Defaults as Keras': monitor `val_loss`, minimal change 0, patience 0 epochs, mode AUTO, no baseline, the last weights stay, from the first
/// epoch on. The settings are immutable; an instance may serve one `fit` after another, not two at once.
///
/// @see <a href="https://keras.io/api/callbacks/early_stopping/">Keras: EarlyStopping</a>
public final class EarlyStopping implements Callback {

    private static final System.Logger LOG = System.getLogger(EarlyStopping.class.getName());

    private record Settings(String monitor, double minDelta, int patience, boolean verbose, Mode mode,
            @Nullable Double baseline, boolean restoreBestWeights, int startFromEpoch) {}

    private final Settings settings;
    private boolean warned;
    private int wait;
    private int stoppedEpoch;
    private int bestEpoch;
    private double best;
    private @Nullable Mode direction;
    private @Nullable List<Tensor> bestWeights;

    private EarlyStopping(Settings settings) {
        this.settings = settings;
    }

    /// Watches a loss or metric, such as `val_loss` or `accuracy`.
    public static EarlyStopping monitor(String name) {
        return new EarlyStopping(new Settings(name, 0, 0, false, Mode.AUTO, null, false, 0));
    }

    /// Watches `val_loss`.
    public static EarlyStopping of() {
        return monitor("val_loss");
    }

    /// The least change that counts as better; default 0.
    public EarlyStopping minDelta(double other) {
        Settings s = settings;
        return new EarlyStopping(new Settings(s.monitor, Math.abs(other), s.patience, s.verbose, s.mode, s.baseline,
                s.restoreBestWeights, s.startFromEpoch));
    }

    /// How many epochs without getting better are borne; default 0.
    public EarlyStopping patience(int other) {
        Settings s = settings;
        return new EarlyStopping(new Settings(s.monitor, s.minDelta, notNegative("patience", other), s.verbose, s.mode,
                s.baseline, s.restoreBestWeights, s.startFromEpoch));
    }

    /// Whether to write a line when the training is stopped and when weights are restored; default not.
    public EarlyStopping verbose(boolean other) {
        Settings s = settings;
        return new EarlyStopping(new Settings(s.monitor, s.minDelta, s.patience, other, s.mode, s.baseline,
                s.restoreBestWeights, s.startFromEpoch));
    }

    /// Which values are better; by default what the metric says.
    public EarlyStopping mode(Mode other) {
        Settings s = settings;
        return new EarlyStopping(new Settings(s.monitor, s.minDelta, s.patience, s.verbose, other, s.baseline,
                s.restoreBestWeights, s.startFromEpoch));
    }

    /// A value that has to be beaten for an epoch to end the waiting; default none.
    public EarlyStopping baseline(double other) {
        Settings s = settings;
        return new EarlyStopping(new Settings(s.monitor, s.minDelta, s.patience, s.verbose, s.mode, other,
                s.restoreBestWeights, s.startFromEpoch));
    }

    /// Whether the weights of the best epoch are set at the end of the training, however it came; default not.
    public EarlyStopping restoreBestWeights(boolean other) {
        Settings s = settings;
        return new EarlyStopping(new Settings(s.monitor, s.minDelta, s.patience, s.verbose, s.mode, s.baseline, other,
                s.startFromEpoch));
    }

    /// The first epoch that is watched, counted from 0; default 0.
    public EarlyStopping startFromEpoch(int other) {
        Settings s = settings;
        return new EarlyStopping(new Settings(s.monitor, s.minDelta, s.patience, s.verbose, s.mode, s.baseline,
                s.restoreBestWeights, notNegative("startFromEpoch", other)));
    }

    private static int notNegative(String what, int given) {
        if (given < 0) {
            throw new IllegalArgumentException("early stopping: " + what + " must be 0 or more, given " + given);
        }
        return given;
    }

    /// The epoch that ended the training, counted from 0; 0 if none did.
    public int stoppedEpoch() {
        return stoppedEpoch;
    }

    /// The epoch with the best value of the last training, counted from 0.
    public int bestEpoch() {
        return bestEpoch;
    }

    @Override
    public void onTrainBegin(TrainingRun run) {
        warned = false;
        wait = 0;
        stoppedEpoch = 0;
        bestEpoch = 0;
        bestWeights = null;
        direction = null;
    }

    @Override
    public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
        if (direction == null) {
            direction = direction(run);
            best = direction == Mode.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        Double current = logs.get(settings.monitor);
        if (current == null) {
            warn(logs);
            return;
        }
        if (epoch < settings.startFromEpoch) {
            return;
        }
        if (settings.restoreBestWeights && bestWeights == null) {
            bestWeights = run.weights();
            bestEpoch = epoch;
        }
        wait++;
        if (isBetter(current, best)) {
            best = current;
            bestEpoch = epoch;
            if (settings.restoreBestWeights) {
                bestWeights = run.weights();
            }
            if (settings.baseline == null || isBetter(current, settings.baseline)) {
                wait = 0;
            }
        } else if (wait >= settings.patience && epoch > 0) {
            stoppedEpoch = epoch;
            run.stopTraining();
        }
    }

    @Override
    public void onTrainEnd(TrainingRun run) {
        if (stoppedEpoch > 0 && settings.verbose) {
            run.output().print("Epoch " + (stoppedEpoch + 1) + ": early stopping\n");
        }
        if (bestWeights != null) {
            if (settings.verbose) {
                run.output().print("Restoring model weights from the end of the best epoch: " + (bestEpoch + 1) + ".\n");
            }
            run.setWeights(bestWeights);
            bestWeights = null;
        }
    }

    private Mode direction(TrainingRun run) {
        if (settings.mode != Mode.AUTO) {
            return settings.mode;
        }
        String metric = settings.monitor.startsWith("val_") ? settings.monitor.substring(4) : settings.monitor;
        Mode mode = run.mode(metric);
        if (mode == Mode.AUTO) {
            throw new IllegalArgumentException("early stopping: it is not known whether lower or higher values of '"
                    + settings.monitor + "' are better; choose mode(Mode.MIN) or mode(Mode.MAX)");
        }
        return mode;
    }

    private boolean isBetter(double value, double reference) {
        return direction == Mode.MIN ? value + settings.minDelta < reference : value - settings.minDelta > reference;
    }

    private void warn(Map<String, Double> logs) {
        if (!warned) {
            LOG.log(System.Logger.Level.WARNING,
                    () -> "Early stopping conditioned on metric `" + settings.monitor
                            + "` which is not available. Available metrics are: " + String.join(",", logs.keySet()));
            warned = true;
        }
    }
}
