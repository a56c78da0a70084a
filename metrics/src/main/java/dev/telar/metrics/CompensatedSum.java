package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// FLOAT32 sums that keep what rounding loses: a plain FLOAT32 total stops growing by ones at 2²⁴. Knuth's two-sum finds the error of
/// each addition exactly (D. Knuth, The Art of Computer Programming 2, 4.2.2, theorem B); a second variable adds the errors up.
final class CompensatedSum {

    private final Variable sum;
    private final Variable lost;

    CompensatedSum(String name, Shape shape) {
        sum = Variable.state(name, Tensor.full(0, DType.FLOAT32, shape.toArray()));
        lost = Variable.state(name + "_lost", Tensor.full(0, DType.FLOAT32, shape.toArray()));
    }

    void add(Tensor terms) {
        Tensor old = sum.get();
        Tensor total = old.add(terms);
        Tensor added = total.subtract(old);
        Tensor error = old.subtract(total.subtract(added)).add(terms.subtract(added));
        sum.set(total);
        lost.set(lost.get().add(error));
    }

    double[] values() {
        double[] sums = sum.get().toDoubleArray();
        double[] errors = lost.get().toDoubleArray();
        Arrays.setAll(sums, i -> sums[i] + errors[i]);
        return sums;
    }

    void reset() {
        Counts.clear(sum);
        Counts.clear(lost);
    }

    List<Variable> variables() {
        return List.of(sum, lost);
    }
}
