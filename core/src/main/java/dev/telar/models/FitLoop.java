package dev.telar.models;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Callback;
import dev.telar.callbacks.History;
import dev.telar.callbacks.Mode;
import dev.telar.callbacks.Progress;
import dev.telar.callbacks.ProgressLogger;
import dev.telar.callbacks.TrainingRun;
import dev.telar.data.Batch;
import dev.telar.optimizers.Optimizer;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// One call of `fit`: epochs of steps, with the validation behind each and the callbacks around all.
final class FitLoop implements TrainingRun {

    private final Model model;
    private final Fit fit;
    private final Step step;
    private final Portion train;
    private final @Nullable Portion validated;
    private final @Nullable Evaluation validation;
    private final ClassWeights classWeights;
    private final History history = new History();
    private final PrintStream output;
    private final @Nullable ProgressLogger progress;
    private final List<Callback> callbacks;
    private final Supplier<Map<String, Double>> batchLogs;
    /// The rows of the batch under way.
    private int[] rows = {};
    private volatile boolean stopping;

    FitLoop(Model model, Fit fit, Step step, Portion train, @Nullable Portion validated, @Nullable Evaluation validation) {
        this.model = model;
        this.fit = fit;
        this.step = step;
        this.train = train;
        this.validated = validated;
        this.validation = validation;
        this.classWeights = new ClassWeights(fit.classWeights());
        PrintStream chosen = fit.output();
        this.output = chosen == null ? System.out : chosen;
        this.progress = progress(fit.progress(), chosen == null, output);
        this.callbacks = new ArrayList<>(fit.callbacks());
        if (progress != null) {
            callbacks.add(progress);
        }
        this.batchLogs = step.tracker()::logs;
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static @Nullable ProgressLogger progress(Progress chosen, boolean standard, PrintStream output) {
        return switch (chosen) {
            case SILENT -> null;
            case BAR -> ProgressLogger.bar(output);
            case LINES -> ProgressLogger.lines(output);
            case AUTO -> standard && isTerminal() ? ProgressLogger.bar(output) : ProgressLogger.lines(output);
        };
    }

    /// Trains until the last epoch, a stop or an interrupt.
    ///
    /// @param firstOrder the number of the order of the rows in the first epoch
    /// @param seed the seed of the orders
    void run(int firstOrder, long seed) {
        boolean ended = false;
        try {
            callbacks.forEach(callback -> callback.onTrainBegin(this));
            BatchPlan plan = BatchPlan.inOrder(0, train.size(), fit.batchSize());
            for (int epoch = fit.initialEpoch(); epoch < fit.epochs() && !stopping; epoch++) {
                if (fit.shuffle()) {
                    plan.shuffle(seed, firstOrder + epoch - fit.initialEpoch());
                }
                if (!epoch(epoch, plan)) {
                    break;
                }
            }
            ended = true;
            callbacks.forEach(callback -> callback.onTrainEnd(this));
        } finally {
            if (!ended && progress != null) {
                progress.onTrainEnd(this);
            }
        }
    }

    /// @return false if the thread was interrupted before the end of the epoch
    private boolean epoch(int epoch, BatchPlan plan) {
        step.tracker().reset();
        for (Callback callback : callbacks) {
            callback.onEpochBegin(this, epoch);
        }
        boolean first = epoch == fit.initialEpoch();
        Runnable body = () -> step(first);
        int batches = plan.batches();
        for (int i = 0; i < batches && !stopping; i++) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            for (int c = 0; c < callbacks.size(); c++) {
                callbacks.get(c).onBatchBegin(this, i);
            }
            rows = plan.rows(i, rows);
            TensorScope.run(body);
            for (int c = 0; c < callbacks.size(); c++) {
                callbacks.get(c).onBatchEnd(this, i, batchLogs);
            }
        }
        Map<String, Double> logs = new LinkedHashMap<>(step.tracker().logs());
        if (validation != null && validated != null && (epoch + 1) % fit.validationFrequency() == 0
                && !validate(validation, validated, first, logs)) {
            return false;
        }
        for (Callback callback : callbacks) {
            callback.onEpochEnd(this, epoch, logs);
        }
        history.add(epoch, logs);
        return true;
    }

    private void step(boolean checked) {
        Batch batch = train.batch(rows);
        if (checked) {
            step.check(train, batch, rows);
        }
        step.run(batch, classWeights.of(batch.targets(), batch.sampleWeights()));
    }

    private boolean validate(Evaluation evaluation, Portion rows, boolean checked, Map<String, Double> logs) {
        callbacks.forEach(callback -> callback.onValidationBegin(this));
        if (!evaluation.run(rows, fit.validationBatchSize(), checked)) {
            return false;
        }
        Map<String, Double> values = evaluation.logs();
        callbacks.forEach(callback -> callback.onValidationEnd(this, values));
        values.forEach((name, value) -> logs.put("val_" + name, value));
        return true;
    }

    @Override
    public int epochs() {
        return fit.epochs();
    }

    @Override
    public int steps() {
        return BatchPlan.batches(train.size(), fit.batchSize());
    }

    @Override
    public Optimizer optimizer() {
        return step.optimizer();
    }

    @Override
    public List<Tensor> weights() {
        return model.weights();
    }

    @Override
    public void setWeights(List<Tensor> weights) {
        model.setWeights(weights);
    }

    @Override
    public Mode mode(String metric) {
        return step.tracker().mode(metric);
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public void stopTraining() {
        stopping = true;
    }

    @Override
    public boolean isStopping() {
        return stopping;
    }

    @Override
    public PrintStream output() {
        return output;
    }
}
