package dev.telar.metrics;

import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The weighted mean of values over batches: *Σ w·v / Σ w*, 0 before the first one.
///
/// Values of several axes are averaged for each sample first. Values that are true or false, without weights, are counted in INT32;
/// others are added in compensated FLOAT32, so that an epoch of any length stays exact to seven digits.
///
/// The general metric: `Mean.of("max_error", (targets, predictions) -> targets.subtract(predictions).abs().max(-1))`.
///
/// Source: Keras 3, `Mean` and `MeanMetricWrapper` in `keras/src/metrics/reduction_metrics.py`.
public final class Mean implements Metric {

    private final String name;
    private final BinaryOperator<Tensor> values;
    private final Mode mode;
    private @Nullable Totals totals;

    private record Totals(Counts sum, Counts count) {}

    private Mean(String name, BinaryOperator<Tensor> values, Mode mode) {
        this.name = Objects.requireNonNull(name, "name");
        this.values = Objects.requireNonNull(values, "values");
        this.mode = Objects.requireNonNull(mode, "mode");
    }

    /// The mean of values that [#update(Tensor)] is given, named `mean`; in a model the mean of its predictions.
    public static Mean of() {
        return of("mean", (_, predictions) -> predictions);
    }

    /// The mean of a function of targets and predictions.
    ///
    /// @param name the name in logs
    /// @param values gives a value for each sample, (batch, …), from targets and predictions
    public static Mean of(String name, BinaryOperator<Tensor> values) {
        return new Mean(name, values, Mode.AUTO);
    }

    /// This mean under another name, with totals of its own.
    public Mean name(String other) {
        return new Mean(other, values, mode);
    }

    /// This mean with the direction in which it is better, for callbacks; [Mode#AUTO], unknown, unless set.
    public Mean mode(Mode other) {
        return new Mean(name, values, other);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public Mean resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        return ready();
    }

    /// A mean with totals of its own, made now.
    Mean ready() {
        Mean fresh = new Mean(name, values, mode);
        fresh.totals();
        return fresh;
    }

    private synchronized Totals totals() {
        Totals known = totals;
        if (known == null) {
            known = new Totals(new Counts(name + "/total", Shape.scalar()), new Counts(name + "/count", Shape.scalar()));
            totals = known;
        }
        return known;
    }

    /// Takes values into account.
    public void update(Tensor given) {
        add(given, null);
    }

    /// Takes values into account, each weighted.
    ///
    /// @param weights of the shape of the values or of its first axes
    /// @throws dev.telar.error.ShapeException for weights of another shape
    public void update(Tensor given, Tensor weights) {
        add(given, weights);
    }

    @Override
    public void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        add(values.apply(targets, predictions), sampleWeights);
    }

    private void add(Tensor given, @Nullable Tensor weights) {
        Totals to = totals();
        Tensor each = given.shape().rank() == 0 ? given.reshape(1) : given;
        Tensor weight = Alignment.weights(name, weights, each.shape());
        int samples = each.shape().size(0);
        if (weight == null) {
            boolean flags = each.dtype() == DType.BOOL && each.shape().elements() == samples;
            to.sum.add(flags ? each.cast(DType.INT32).sum() : perSample(each.cast(DType.FLOAT32)).sum());
            to.count.add(samples);
        } else {
            to.sum.add(perSample(each.cast(DType.FLOAT32).multiply(weight)).sum());
            to.count.add(perSample(weight).sum());
        }
    }

    private static Tensor perSample(Tensor each) {
        return each.shape().rank() < 2 ? each : each.reshape(each.shape().size(0), rest(each.shape())).mean(1);
    }

    private static int rest(Shape shape) {
        return shape.part(1, shape.rank()).count();
    }

    @Override
    public double result() {
        Totals of = totals();
        double count = of.count.value();
        return count == 0 ? 0 : of.sum.value() / count;
    }

    @Override
    public void reset() {
        totals().sum.reset();
        totals().count.reset();
    }

    @Override
    public List<Variable> variables() {
        return Stream.of(totals().sum, totals().count).flatMap(counts -> counts.variables().stream()).toList();
    }

    @Override
    public String toString() {
        return "Mean(" + name + ")";
    }
}
