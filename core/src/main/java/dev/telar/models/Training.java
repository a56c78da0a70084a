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

    private Training(Optimizer optimizer, @Nullable Loss loss, List<Metric> metrics, List<Metric> weightedMetrics) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.loss = loss;
        this.metrics = metrics;
        this.weightedMetrics = weightedMetrics;
    }

    /// Training with an optimizer, which serves this model alone.
    public static Training with(Optimizer optimizer) {
        return new Training(optimizer, null, List.of(), List.of());
    }

    /// What is made small.
    public Training loss(Loss other) {
        return new Training(optimizer, Objects.requireNonNull(other, "loss"), metrics, weightedMetrics);
    }

    /// What is followed beside the loss; weights of samples and classes do not count in it.
    public Training metrics(Metric... others) {
        return new Training(optimizer, loss, List.of(others), weightedMetrics);
    }

    /// What is followed with the weights of samples and classes.
    public Training weightedMetrics(Metric... others) {
        return new Training(optimizer, loss, metrics, List.of(others));
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
