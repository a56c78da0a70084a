package dev.telar.models;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The part of right labels, for tests of the trainer.
final class CountingMetric implements Metric {

    private final String name;
    private final Variable right = Variable.state("right", Tensor.scalar(0));
    private final Variable rows = Variable.state("rows", Tensor.scalar(0));

    CountingMetric(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Metric resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        return new CountingMetric(name);
    }

    @Override
    public void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        Tensor hits = predictions.argMax(1).equal(targets).cast(DType.FLOAT32);
        Tensor weights = sampleWeights == null ? Tensor.ones(targets.shape().size(0)) : sampleWeights;
        right.set(right.get().add(hits.multiply(weights).sum()));
        rows.set(rows.get().add(weights.sum()));
    }

    @Override
    public double result() {
        return right.get().item() / rows.get().item();
    }

    @Override
    public void reset() {
        right.set(Tensor.scalar(0));
        rows.set(Tensor.scalar(0));
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public List<Variable> variables() {
        return List.of(right, rows);
    }
}
