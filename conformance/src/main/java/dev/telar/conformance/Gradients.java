package dev.telar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import dev.telar.autograd.Autograd;
import dev.telar.backend.Backends;
import dev.telar.op.HostArray;
import dev.telar.op.StopGradient;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;

/// Gradients on the backend under test against gradients on the reference backend in FLOAT64.
final class Gradients {

    /// A gradient is a chain of some tens of operations over values of about its own size.
    private static final double BOUND = 1e-4;

    private Gradients() {}

    /// Whether the gradient of a case says something: finite inputs, some of them floating, and small enough for a quick check.
    static boolean isSmooth(Case c) {
        if (c.op() instanceof StopGradient || c.name().equals("far") || c.name().equals("large")) {
            return false;
        }
        HostArray first = c.inputs().getFirst();
        return first.spec().dtype() == DType.FLOAT32 && first.spec().shape().elements() <= 5000 && !c.op().name().equals("top_k");
    }

    static void check(Case c) {
        List<HostArray> actual = gradients(c, c.inputs());
        List<HostArray> exact = Backends.use(Backends.get("reference"),
                () -> gradients(c, c.inputs().stream().map(Values::doubles).toList()));
        assertThat(actual).hasSameSizeAs(exact).isNotEmpty();
        for (int i = 0; i < actual.size(); i++) {
            double[] values = Values.doubles(actual.get(i)).doubles();
            double[] right = exact.get(i).doubles();
            double size = 1;
            for (double x : right) {
                size = Math.max(size, Math.abs(x));
            }
            for (int j = 0; j < values.length; j++) {
                assertThat(Math.abs(values[j] - right[j])).as("input %d, element %d: %s, exact %s", i, j, values[j], right[j])
                        .isLessThanOrEqualTo(BOUND * size);
            }
        }
    }

    private static List<HostArray> gradients(Case c, List<HostArray> inputs) {
        List<Tensor> all = inputs.stream().map(Tensor::of).toList();
        List<Tensor> floating = all.stream().filter(t -> t.dtype().isFloating()).toList();
        List<Tensor> gradients = Autograd.allowUnused().gradients(floating, given -> {
            List<Tensor> arguments = new ArrayList<>();
            int next = 0;
            for (Tensor tensor : all) {
                arguments.add(tensor.dtype().isFloating() ? given.get(next++) : tensor);
            }
            Tensor y = Tensor.apply(c.op(), arguments.toArray(Tensor[]::new)).getFirst();
            HostArray weights = Values.normal(99, y.shape().toArray());
            Tensor w = Tensor.of(weights).cast(y.dtype());
            return y.multiply(w).sum();
        });
        return gradients.stream().map(Tensor::toHost).toList();
    }
}
