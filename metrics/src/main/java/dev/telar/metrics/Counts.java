package dev.telar.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Totals to which unweighted samples add exact INT32 counts (up to 2³¹ − 1) and weighted ones compensated floating-point sums.
final class Counts {

    private final Variable whole;
    private final CompensatedSum weighted;

    Counts(String name, Shape shape) {
        whole = Variable.state(name, Tensor.full(0, DType.INT32, shape.toArray()));
        weighted = new CompensatedSum(name + "_weighted", shape);
    }

    /// Adds INT32 counts, or FLOAT32 sums.
    void add(Tensor terms) {
        if (terms.dtype() == DType.INT32) {
            whole.set(whole.get().add(terms));
        } else {
            weighted.add(terms);
        }
    }

    /// Adds a number of samples.
    void add(int samples) {
        whole.set(whole.get().add(samples));
    }

    double[] values() {
        double[] values = weighted.values();
        double[] counts = whole.get().toDoubleArray();
        Arrays.setAll(values, i -> values[i] + counts[i]);
        return values;
    }

    double value() {
        return values()[0];
    }

    void reset() {
        clear(whole);
        weighted.reset();
    }

    List<Variable> variables() {
        List<Variable> all = new ArrayList<>(weighted.variables());
        all.addFirst(whole);
        return List.copyOf(all);
    }

    static void clear(Variable variable) {
        variable.set(variable.get().like(0).broadcastTo(variable.shape()));
    }

    /// Sums in rows: of flags as counts, or of weights where flags are true.
    ///
    /// @param flags BOOL, (…, samples)
    /// @param weights FLOAT32, (samples); null to count
    static Tensor sum(Tensor flags, @Nullable Tensor weights) {
        return weights == null
                ? flags.cast(DType.INT32).sum(-1)
                : Tensor.where(flags, weights, weights.like(0)).sum(-1);
    }
}
