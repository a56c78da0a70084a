package dev.telar.models;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.History;
import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.error.TelarException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The one trainer of all models: what a model was compiled with, and the checks before training and evaluating.
final class Trainer {

    private final Model model;
    private final AtomicReference<@Nullable FitLoop> running = new AtomicReference<>();
    private volatile @Nullable Training training;
    private volatile History history = new History();
    private boolean optimizerBuilt;
    private int epochsBegun;

    Trainer(Model model) {
        this.model = model;
    }

    void compile(Training chosen) {
        chosen.loss();
        training = chosen;
        optimizerBuilt = false;
    }

    void uncompile() {
        training = null;
        optimizerBuilt = false;
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
        Step step = step(chosen, any(data.targetSpec()), predictions);
        Evaluation evaluation = validation == null ? null : evaluation("validation", chosen, validation);
        FitLoop loop = new FitLoop(model, fit, step, train, evaluation);
        if (!running.compareAndSet(null, loop)) {
            throw new IllegalStateException("fit: " + model.modelName() + " is being trained by another call of fit");
        }
        try {
            history = loop.history();
            int first = fit.seed().isPresent() ? fit.initialEpoch() : epochsBegun;
            epochsBegun += Math.max(0, fit.epochs() - fit.initialEpoch());
            loop.run(first, fit.seed().orElse(model.seed()));
            return loop.history();
        } finally {
            running.set(null);
        }
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
        Step step = step(chosen, any(row(targets)), model.build(any(row(features))));
        step.check(targets);
        step.run(batch, null);
        return step.tracker().logs();
    }

    private Step step(Training chosen, TensorSpec targets, TensorSpec predictions) {
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
        Evaluation evaluation = evaluation("evaluate", chosen, new Portion(data, 0, notEmpty("evaluate", data)));
        if (!evaluation.run(batchSize, true)) {
            throw new IllegalStateException("evaluate: the thread was interrupted");
        }
        return evaluation.logs();
    }

    private Evaluation evaluation(String operation, Training chosen, Portion portion) {
        TensorSpec targets = any(portion.data().targetSpec());
        TensorSpec predictions = model.outputFor(operation, any(portion.data().featureSpec()));
        try {
            chosen.loss().check(targets, predictions);
        } catch (TelarException e) {
            e.passedThrough(operation);
            throw e;
        }
        return new Evaluation(model, chosen.loss(), portion, predictions, new Tracker(chosen, targets, predictions));
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
