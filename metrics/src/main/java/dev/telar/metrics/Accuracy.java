package dev.telar.metrics;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The share of predictions that are right. Which kind of accuracy that is, a model finds out from the shapes, as Keras does for
/// `"accuracy"`:
///
/// | predictions | targets | metric |
/// |---|---|---|
/// | (batch, …, 1) or (batch) | any | [BinaryAccuracy] |
/// | (batch, …, classes) | (batch, …) or (batch, …, 1) | [SparseCategoricalAccuracy] |
/// | (batch, …, classes) | (batch, …, classes) | [CategoricalAccuracy] |
///
/// Its name stays `accuracy`. Outside a model call [#resolve], or use one of the three.
///
/// Source: Keras 3, `get_metric` in `keras/src/trainers/compile_utils.py`.
public final class Accuracy implements Metric {

    private final String name;

    private Accuracy(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /// Accuracy named `accuracy`.
    public static Accuracy of() {
        return new Accuracy("accuracy");
    }

    /// Accuracy under another name.
    public Accuracy name(String other) {
        return new Accuracy(other);
    }

    @Override
    public String name() {
        return name;
    }

    /// Higher is better.
    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    /// The binary, categorical or sparse categorical accuracy that fits the shapes.
    ///
    /// @throws dev.telar.error.ShapeException if none fits
    @Override
    public Metric resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Shape t = targets.shape();
        Shape p = predictions.shape();
        if (p.rank() < 2 || p.size(-1) == 1) {
            return BinaryAccuracy.of().name(name).resolve(loss, targets, predictions);
        }
        if (t.rank() < p.rank() || t.size(-1) == 1) {
            return SparseCategoricalAccuracy.of().name(name).resolve(loss, targets, predictions);
        }
        return CategoricalAccuracy.of().name(name).resolve(loss, targets, predictions);
    }

    private IllegalStateException unresolved() {
        return new IllegalStateException(name
                + ": its kind depends on the shapes of targets and predictions, which are not known yet; "
                + "compile a model with it, call resolve first, or use BinaryAccuracy, CategoricalAccuracy or SparseCategoricalAccuracy");
    }

    /// @throws IllegalStateException always: only the metric that [#resolve] gives can be updated
    @Override
    public void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        throw unresolved();
    }

    /// @throws IllegalStateException always: only the metric that [#resolve] gives has a result
    @Override
    public double result() {
        throw unresolved();
    }

    /// Does nothing, since there are no totals yet.
    @Override
    public void reset() {
        // no totals before it is resolved
    }

    /// No variables: only the metric that [#resolve] gives has totals.
    @Override
    public List<Variable> variables() {
        return List.of();
    }
}
