package dev.telar.models;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.History;
import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.error.TelarException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;
import dev.telar.tracing.TracedStep;

/// The one trainer of all models: what a model was compiled with, and the checks before training and evaluating.
final class Trainer {

    private final Model model;
    private final AtomicReference<@Nullable FitLoop> running = new AtomicReference<>();
    private volatile @Nullable Training training;
    private volatile History history = new History();
    private boolean optimizerBuilt;
    private int epochsBegun;
    private final Steps fits = new Steps();
    private final Steps batches = new Steps();
    private final Deque<IdleEvaluation> idle = new ArrayDeque<>();

    /// The step that was used last, to be used again for data of the same kind.
    private static final class Steps {
        private @Nullable Kind kind;
        private @Nullable Step step;
    }

    /// What a step or an evaluation was made for.
    private record Kind(Training training, int version, TensorSpec targets, TensorSpec predictions) {}

    /// An evaluation that nobody uses at the moment.
    private record IdleEvaluation(Kind kind, Evaluation evaluation) {}

    Trainer(Model model) {
        this.model = model;
    }

    void compile(Training chosen) {
        chosen.loss();
        forget(chosen);
    }

    void uncompile() {
        forget(null);
    }

    private void forget(@Nullable Training next) {
        training = next;
        optimizerBuilt = false;
        fits.kind = null;
        batches.kind = null;
        synchronized (idle) {
            idle.clear();
        }
    }

    private Training compiled(String operation) {
        Training chosen = training;
        if (chosen == null) {
            throw new IllegalStateException(operation + ": compile " + model.modelName()
                    + " first, and again after a change of its layers: model.compile(Training.with(optimizer).loss(loss))");
        }
        return chosen;
    }

    History history() {
        return history;
    }

    void stopTraining() {
        FitLoop loop = running.get();
        if (loop != null) {
            loop.stopTraining();
        }
    }

    List<Variable> optimizerState() {
        Training chosen = training;
        return optimizerBuilt && chosen != null ? chosen.optimizer().variables() : List.of();
    }

    /// The traced steps of training and evaluating, with what they are.
    void traced(BiConsumer<String, TracedStep> to) {
        for (Steps steps : List.of(fits, batches)) {
            if (steps.step != null && steps.kind != null) {
                steps.step.traced().steps().forEach(step -> to.accept("training step", step));
            }
        }
        synchronized (idle) {
            idle.forEach(evaluation -> evaluation.evaluation().traced().steps().forEach(step -> to.accept("evaluate", step)));
        }
    }

    // ---- training

    History fit(Dataset data, Fit fit) {
        Training chosen = compiled("fit");
        Portion train = new Portion(data, 0, notEmpty("fit", data));
        Portion validation = null;
        if (fit.validation() != null) {
            validation = new Portion(fit.validation(), 0, notEmpty("fit: validation", fit.validation()));
        } else if (fit.validationSplit() > 0) {
            int border = border(data.size(), fit.validationSplit());
            train = new Portion(data, 0, border);
            validation = new Portion(data, border, data.size());
        }
        TensorSpec predictions = model.build(any(data.featureSpec()));
        if (running.get() != null) {
            throw busy();
        }
        Step step = step(fits, chosen, any(data.targetSpec()), predictions);
        IdleEvaluation evaluation = validation == null ? null : evaluation("validation", chosen, validation);
        FitLoop loop = new FitLoop(model, fit, step, train, validation, evaluation == null ? null : evaluation.evaluation());
        if (!running.compareAndSet(null, loop)) {
            throw busy();
        }
        try {
            history = loop.history();
            int first = fit.seed().isPresent() ? fit.initialEpoch() : epochsBegun;
            epochsBegun += Math.max(0, fit.epochs() - fit.initialEpoch());
            loop.run(first, fit.seed().orElse(model.seed()));
            return loop.history();
        } finally {
            step.traced().rest();
            if (evaluation != null) {
                giveBack(evaluation);
            }
            running.set(null);
        }
    }

    private IllegalStateException busy() {
        return new IllegalStateException("fit: " + model.modelName() + " is being trained by another call of fit");
    }

    /// The row where the validation begins, Keras' `floor(rows · (1 − split))`.
    private static int border(int rows, double split) {
        int border = (int) Math.floor(rows * (1 - split));
        if (border == 0 || border == rows) {
            throw new IllegalArgumentException("fit: " + rows + " rows are too few to split them with validationSplit " + split
                    + ": " + border + " for training, " + (rows - border) + " for validation; give more rows or another split");
        }
        return border;
    }

    Map<String, Double> trainOnBatch(Tensor features, Tensor targets) {
        Training chosen = compiled("trainOnBatch");
        Batch batch = Batch.of(features, targets);
        if (batch.size() == 0) {
            throw new IllegalArgumentException("trainOnBatch: the batch is empty");
        }
        Step step = step(batches, chosen, any(row(targets)), model.build(any(row(features))));
        step.check(targets);
        step.tracker().reset();
        try {
            TensorScope.run(() -> step.run(batch, null));
            return step.tracker().logs();
        } finally {
            step.traced().rest();
        }
    }

    private Step step(Steps known, Training chosen, TensorSpec targets, TensorSpec predictions) {
        Kind kind = new Kind(chosen, model.version(), targets, predictions);
        Step step = known.step;
        if (step == null || !kind.equals(known.kind)) {
            step = newStep(chosen, targets, predictions);
            known.step = step;
            known.kind = kind;
        }
        return step;
    }

    private Step newStep(Training chosen, TensorSpec targets, TensorSpec predictions) {
        chosen.loss().check(targets, predictions);
        List<Variable> variables = model.trainableVariables();
        chosen.optimizer().build(variables);
        optimizerBuilt = true;
        return new Step(model, chosen, variables, predictions, new Tracker(chosen, targets, predictions));
    }

    // ---- evaluating

    Map<String, Double> evaluate(Dataset data, int batchSize) {
        Training chosen = compiled("evaluate");
        if (batchSize < 1) {
            throw new IllegalArgumentException("evaluate: batchSize must be 1 or more, given " + batchSize);
        }
        Portion portion = new Portion(data, 0, notEmpty("evaluate", data));
        IdleEvaluation taken = evaluation("evaluate", chosen, portion);
        try {
            if (!taken.evaluation().run(portion, batchSize, true)) {
                throw new IllegalStateException("evaluate: the thread was interrupted");
            }
            return taken.evaluation().logs();
        } finally {
            giveBack(taken);
        }
    }

    private void giveBack(IdleEvaluation evaluation) {
        synchronized (idle) {
            if (evaluation.kind().training().equals(training)) {
                idle.push(evaluation);
            }
        }
    }

    private IdleEvaluation evaluation(String operation, Training chosen, Portion portion) {
        TensorSpec targets = any(portion.data().targetSpec());
        TensorSpec predictions = model.outputFor(operation, any(portion.data().featureSpec()));
        try {
            chosen.loss().check(targets, predictions);
        } catch (TelarException e) {
            e.passedThrough(operation);
            throw e;
        }
        Kind kind = new Kind(chosen, model.version(), targets, predictions);
        synchronized (idle) {
            IdleEvaluation known = idle.stream().filter(evaluation -> evaluation.kind().equals(kind)).findFirst().orElse(null);
            if (known != null) {
                idle.remove(known);
                return known;
            }
        }
        return new IdleEvaluation(kind,
                new Evaluation(model, chosen.loss(), predictions, new Tracker(chosen, targets, predictions)));
    }

    private static int notEmpty(String operation, Dataset data) {
        if (data.size() == 0) {
            throw new IllegalArgumentException(operation + ": the data set has no rows");
        }
        return data.size();
    }

    private static TensorSpec row(Tensor batch) {
        return new TensorSpec(batch.shape().without(0), batch.dtype());
    }

    private static TensorSpec any(TensorSpec row) {
        return new TensorSpec(row.shape().inserted(0, Shape.UNKNOWN), row.dtype());
    }
}
