package dev.telar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// What is right: the reference backend, in FLOAT64 where the inputs are FLOAT32.
final class Oracle {

    private Oracle() {}

    static void check(Case c, Backend backend) {
        List<HostArray> actual = Backends.use(backend, () -> run(c.op(), c.inputs()));
        List<TensorSpec> specs = c.op().infer(c.inputs().stream().map(HostArray::spec).toList());
        Backend reference = Backends.get("reference");
        List<HostArray> wide = c.inputs().stream().map(Values::doubles).toList();
        List<HostArray> exact = Backends.use(reference, () -> run(c.op(), wide));
        List<HostArray> absolute = Tolerances.isSum(c.op())
                ? Backends.use(reference, () -> run(c.op(), wide.stream().map(Values::absolute).toList()))
                : exact;
        assertThat(actual).hasSameSizeAs(exact);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).spec()).isEqualTo(specs.get(i));
            compare(c, actual.get(i), exact.get(i), absolute.get(i));
        }
    }

    private static List<HostArray> run(Op op, List<HostArray> inputs) {
        Tensor[] tensors = inputs.stream().map(Tensor::of).toArray(Tensor[]::new);
        return Tensor.apply(op, tensors).stream().map(Tensor::toHost).toList();
    }

    private static void compare(Case c, HostArray actual, HostArray exact, HostArray absolute) {
        if (!actual.spec().dtype().isFloating()) {
            assertThat(actual.data().mismatch(exact.data())).as("the first byte that differs").isEqualTo(-1);
            return;
        }
        double[] values = Values.doubles(actual).doubles();
        double[] right = Values.doubles(exact).doubles();
        double[] scale = Values.doubles(absolute).doubles();
        boolean single = actual.spec().dtype() == DType.FLOAT32;
        for (int i = 0; i < values.length; i++) {
            double expected = single ? rounded(right[i]) : right[i];
            if (Double.compare(values[i], expected) == 0 || Double.isNaN(values[i]) && Double.isNaN(expected)) {
                continue;
            }
            double bound = Tolerances.bound(c.op(), right[i], scale[i], c.terms());
            if (!(Math.abs(values[i] - right[i]) <= bound) && !(values[i] == expected && bound > 0)) {
                fail("%s: element %d is %s, exact %s, allowed distance %s", c.op().name(), i, values[i], right[i], bound);
            }
        }
    }

    /// As FLOAT32, where what overflows is infinite.
    private static double rounded(double x) {
        return (float) x;
    }
}
