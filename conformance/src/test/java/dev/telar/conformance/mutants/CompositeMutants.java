package dev.telar.conformance.mutants;

import static dev.telar.conformance.mutants.Mutants.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.telar.backend.Backend;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.Fused;
import dev.telar.op.HostArray;
import dev.telar.op.LayerNorm;
import dev.telar.op.Op;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Softmax;
import dev.telar.op.UnaryKind;

/// Composites that run in one piece and mean something else than their decomposition.
final class CompositeMutants {

    private CompositeMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("softmax without the shift", "Neural: softmax*",
                        "Neural: softmax[axis=1] float32(2, 3): 1000.0, 1001.0, 999.0",
                        () -> fused(Softmax.class::isInstance, CompositeMutants::unshifted)),
                Mutant.of("gelu is its approximation", "Activations: gelu*", "Activations: gelu activation float32(65,): normal",
                        () -> fused(new Activate(ActivationKind.GELU)::equals,
                                (_, inputs, _) -> Mutants.decomposed(new Activate(ActivationKind.GELU_TANH), inputs))),
                Mutant.of("a gradient is wrong by 10⁻³", "Gradients: gradient of sigmoid activation*",
                        "Gradients: gradient of sigmoid activation float32(65,): normal",
                        () -> fused(new ActivateGradient(ActivationKind.SIGMOID)::equals,
                                (right, _, _) -> scaled(right, 1.001f, Float.MAX_VALUE))),
                Mutant.of("small elements of a gradient are wrong by 10⁻³", "Gradients: gradient of tanh activation*",
                        "Gradients: gradient of tanh activation float32(65,): normal",
                        () -> fused(new ActivateGradient(ActivationKind.TANH)::equals,
                                (right, _, _) -> scaled(right, 1.001f, 0.1f))),
                Mutant.of("layer normalisation divides by n − 1", "Neural: layer_norm*",
                        "Neural: layer_norm[axes=1, epsilon=0.001] float32(4, 5, 65) float32(65,) float32(65,): normal",
                        () -> fused(LayerNorm.class::isInstance, CompositeMutants::unbiased)),
                Mutant.of("Adam's epsilon stands inside the root", "Optimizers: adam_update*",
                        "Optimizers: adam_update[beta1=0.9, beta2=0.999, epsilon=1.0E-7, amsgrad=false] float32(33,) float32(33,) float32()"
                                + " float32(33,) float32(33,): first step",
                        () -> fused(op -> op instanceof AdamUpdate adam && !adam.amsgrad(), CompositeMutants::epsilonInside)),
                Mutant.of("what runs as one is off by its last bit", "Neural: fused*",
                        "Neural: fused[add, tanh, mul] float32(7,) float32(7,) float32(7,): chain",
                        () -> fused(Fused.class::isInstance, CompositeMutants::nextUp)),
                Mutant.of("a composite is right, what it is made of is not", "Decomposed: softplus activation*",
                        "Decomposed: softplus activation float32(1201,): -30 to 30",
                        () -> Mutants.unary(UnaryKind.LOG1P, (_, x) -> (float) Math.log(1 + x))),
                Mutant.of("momentum is forgotten after a while", "Training: *", "Training: losses with sgd",
                        CompositeMutants::forgetting));
    }

    private static List<HostArray> nextUp(List<HostArray> right, List<HostArray> inputs, Op op) {
        List<HostArray> wrong = new ArrayList<>(right);
        float[] values = right.getFirst().floats();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.nextUp(values[i]);
        }
        wrong.set(0, HostArray.of(right.getFirst().spec().shape(), values));
        return wrong;
    }

    private static List<HostArray> scaled(List<HostArray> right, float factor, float below) {
        float[] values = right.getFirst().floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= Math.abs(values[i]) < below ? factor : 1;
        }
        return right;
    }

    /// Along the last axis; the others are left as they are.
    private static List<HostArray> unshifted(List<HostArray> right, List<HostArray> inputs, Op op) {
        HostArray x = inputs.getFirst();
        int rank = x.spec().shape().rank();
        if (((Softmax) op).axis() == rank - 1 && x.spec().shape().elements() > 0) {
            int n = x.spec().shape().size(-1);
            float[] y = right.getFirst().floats();
            for (int row = 0; row < y.length; row += n) {
                double sum = 0;
                for (int i = row; i < row + n; i++) {
                    y[i] = (float) Math.exp(x.floats()[i]);
                    sum += y[i];
                }
                for (int i = row; i < row + n; i++) {
                    y[i] /= (float) sum;
                }
            }
        }
        return right;
    }

    private static List<HostArray> unbiased(List<HostArray> right, List<HostArray> inputs, Op op) {
        float[] beta = inputs.get(2).floats();
        float[] y = right.getFirst().floats();
        int n = beta.length;
        float factor = (float) Math.sqrt((n - 1.0) / n);
        for (int i = 0; i < y.length; i++) {
            y[i] = (y[i] - beta[i % n]) * factor + beta[i % n];
        }
        return right;
    }

    private static List<HostArray> epsilonInside(List<HostArray> right, List<HostArray> inputs, Op op) {
        float[] w = inputs.get(0).floats();
        float rate = inputs.get(2).floats()[0];
        float[] m = right.get(1).floats();
        float[] v = right.get(2).floats();
        for (int i = 0; i < w.length; i++) {
            right.getFirst().floats()[i] = (float) (w[i] - rate * m[i] / Math.sqrt(v[i] + ((AdamUpdate) op).epsilon()));
        }
        return right;
    }

    private static Backend forgetting() {
        AtomicInteger calls = new AtomicInteger();
        return fused(SgdUpdate.class::isInstance, (right, inputs, op) -> {
            if (calls.incrementAndGet() < 30) {
                return right;
            }
            List<HostArray> without = new ArrayList<>(Mutants.decomposed(new SgdUpdate(0, false), inputs.subList(0, 3)));
            without.add(right.getLast());
            return without;
        });
    }
}
