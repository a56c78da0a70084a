package dev.telar.models;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.telar.losses.Loss;
import dev.telar.optimizers.Optimizer;

/// What a model is trained with, given to [Model#compile]: `Training.with(Sgd.of(0.006)).loss(CategoricalCrossentropy.of()).metrics(Accuracy.of())`.
/// Immutable: each setting gives a new one.
public final class Training {

    private final Optimizer optimizer;
    private final @Nullable Loss loss;
    private final List<Metric> metrics;
    private final List<Metric> weightedMetrics;
    private final boolean runEagerly;

    private Training(Optimizer optimizer, @Nullable Loss loss, List<Metric> metrics, List<Metric> weightedMetrics,
            boolean runEagerly) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.loss = loss;
        this.metrics = metrics;
        this.weightedMetrics = weightedMetrics;
        this.runEagerly = runEagerly;
    }

    /// Training with an optimizer, which serves this model alone.
    public static Training with(Optimizer optimizer) {
        return new Training(optimizer, null, List.of(), List.of(), false);
    }

    /// What is made small.
    public Training loss(Loss other) {
        return new Training(optimizer, Objects.requireNonNull(other, "loss"), metrics, weightedMetrics, runEagerly);
    }

    /// What is followed beside the loss; weights of samples and classes do not count in it.
    public Training metrics(Metric... others) {
        return new Training(optimizer, loss, List.of(others), weightedMetrics, runEagerly);
    }

    /// What is followed with the weights of samples and classes.
    public Training weightedMetrics(Metric... others) {
        return new Training(optimizer, loss, metrics, List.of(others), runEagerly);
    }

    /// Whether steps run operation by operation, so that a debugger sees each and code may look at values; default false: as traced programs, with the
    /// same bits.
    public Training runEagerly(boolean eagerly) {
        return new Training(optimizer, loss, metrics, weightedMetrics, eagerly);
    }

    /// Whether steps run operation by operation.
    public boolean runEagerly() {
        return runEagerly;
    }

    /// The optimizer.
    public Optimizer optimizer() {
        return optimizer;
    }

    /// The loss.
    ///
    /// @throws IllegalStateException if none was given
    public Loss loss() {
        if (loss == null) {
            throw new IllegalStateException("compile: a loss is missing: Training.with(optimizer).loss(MeanSquaredError.of())");
        }
        return loss;
    }

    /// What is followed without weights.
    public List<Metric> metrics() {
        return metrics;
    }

    /// What is followed with weights.
    public List<Metric> weightedMetrics() {
        return weightedMetrics;
    }
}
