package dev.telar.models;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// A number that is followed over the batches of an epoch. Its totals lie in variables and its updates are tensor operations, so that a traced
/// step can hold it.
public interface Metric {

    /// The name in logs: `accuracy`.
    String name();

    /// The metric for this loss and these targets and predictions. Most are themselves; `Accuracy` becomes binary, categorical or sparse
    /// categorical here. Each call gives a metric with totals of its own.
    Metric resolve(Loss loss, TensorSpec targets, TensorSpec predictions);

    /// Takes a batch into account.
    ///
    /// @param sampleWeights what each sample counts; null for 1
    void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights);

    /// The value over all batches since the last [#reset].
    double result();

    /// Forgets all batches.
    void reset();

    /// Which values are better, for callbacks that look for the best epoch; [Mode#AUTO], the default, where that cannot be said.
    default Mode mode() {
        return Mode.AUTO;
    }

    /// The totals.
    List<Variable> variables();
}
