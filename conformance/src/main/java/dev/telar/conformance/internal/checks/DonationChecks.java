package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.cases.UpdateCases;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.op.HostArray;
import dev.telar.op.Linear;
import dev.telar.op.ActivationKind;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// A tensor that somebody still holds keeps its values, whatever becomes of the Variable that it was read from, of the tensor that it is a
/// view of, and of those that were made of it. A backend that computes in place, or whose views share memory, must know who holds what.
final class DonationChecks {

    private DonationChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Case given : UpdateCases.all()) {
            if (given.size() > 1 && given.size() < 1000 && seen.add(given.op() + " " + given.dtype())) {
                checks.add(Check.of("weights and slots read before the step: " + given.title(), _ -> heldOverAStep(given)));
            }
        }
        checks.add(Check.of("one tensor as both inputs", _ -> inputTwice()));
        checks.add(Check.of("one tensor as both inputs, one of them reshaped", _ -> aliasAsOtherInput()));
        checks.add(Check.of("weights read before the Variable is set", _ -> readBeforeSet()));
        checks.add(Check.of("weights read by an inner scope", _ -> readByInnerScope()));
        checks.add(Check.of("a view whose tensor has been released", _ -> viewOutlivesTensor()));
        checks.add(Check.of("a tensor whose views have been released", _ -> tensorOutlivesViews()));
        checks.add(Check.of("a tensor under two shapes, one of them released", _ -> aliasOutlivesAlias()));
        checks.add(Check.of("a variable set to a view of itself", _ -> variableSetToViewOfItself()));
        checks.add(Check.of("a fresh tensor beside one that was just released", _ -> noMemoryHandedOutTwice()));
        return checks;
    }

    private static Tensor normal(long seed, int... sizes) {
        return Tensor.of(Values.normal(seed, sizes).values());
    }

    private static float[] values(long seed, int... sizes) {
        return Values.normal(seed, sizes).values().floats();
    }

    /// Runs the step on variables three times, as an optimizer does.
    private static void heldOverAStep(Case given) {
        List<HostArray> values = given.values();
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            variables.add(Variable.state("input " + i, Tensor.of(values.get(i))));
        }
        for (int step = 0; step < 3; step++) {
            List<Tensor> held = variables.stream().map(Variable::get).toList();
            List<HostArray> before = held.stream().map(Tensor::toHost).toList();
            List<Tensor> results = Tensor.apply(given.op(), held.toArray(Tensor[]::new));
            List<HostArray> made = results.stream().map(Tensor::toHost).toList();
            for (int i = 0; i < results.size(); i++) {
                // the results are the weights and the slots; gradient and rate are inputs 1 and 2
                variables.get(i == 0 ? 0 : i + 2).set(results.get(i));
            }
            for (int i = 0; i < held.size(); i++) {
                same(held.get(i), before.get(i), "input " + i + ", read before step " + step);
            }
            for (int i = 0; i < results.size(); i++) {
                same(variables.get(i == 0 ? 0 : i + 2).get(), made.get(i), "result " + i + " of step " + step);
            }
        }
    }

    private static void same(Tensor actual, HostArray expected, String what) {
        assertThat(actual.toHost().data().mismatch(expected.data()))
                .as("the first byte of %s that has changed (-1 for none)", what)
                .isEqualTo(-1);
    }

    private static void inputTwice() {
        Tensor x = normal(1, 9, 9);
        Tensor copy = normal(1, 9, 9);
        assertThat(x.add(x).toFloatArray()).isEqualTo(x.add(copy).toFloatArray());
        assertThat(x.subtract(x).toFloatArray()).containsOnly(0f);
        assertThat(x.multiply(x).toFloatArray()).isEqualTo(x.multiply(copy).toFloatArray());
        assertThat(x.maximum(x).toFloatArray()).isEqualTo(copy.toFloatArray());
        assertThat(x.matmul(x).toFloatArray()).isEqualTo(x.matmul(copy).toFloatArray());
        assertThat(x.matmul(x, true, false).toFloatArray()).isEqualTo(x.matmul(copy, true, false).toFloatArray());
        assertThat(Tensor.concat(0, x, x).toFloatArray()).isEqualTo(Tensor.concat(0, x, copy).toFloatArray());
        assertThat(Tensor.where(x.greater(0), x, x).toFloatArray()).isEqualTo(copy.toFloatArray());
        assertThat(x.scatterAdd(Tensor.of(0, 1, 2, 3, 4, 5, 6, 7, 8), x, 0).toFloatArray()).isEqualTo(x.add(copy).toFloatArray());
        Linear linear = new Linear(ActivationKind.TANH, false);
        assertThat(Tensor.apply(linear, x, x).getFirst().toFloatArray())
                .isEqualTo(Tensor.apply(linear, x, copy).getFirst().toFloatArray());
        assertThat(x.toFloatArray()).as("the tensor itself").isEqualTo(values(1, 9, 9));
    }

    private static void aliasAsOtherInput() {
        Tensor x = normal(1, 6, 4);
        Tensor y = x.reshape(4, 6);
        assertThat(x.matmul(y).toFloatArray()).isEqualTo(normal(1, 6, 4).matmul(normal(1, 4, 6)).toFloatArray());
        assertThat(x.flatten().add(y.flatten()).toFloatArray()).isEqualTo(x.add(normal(1, 6, 4)).toFloatArray());
        assertThat(x.toFloatArray()).as("the tensor itself").isEqualTo(values(1, 6, 4));
        assertThat(y.toFloatArray()).as("the reshaped one").isEqualTo(values(1, 6, 4));
    }

    private static void readBeforeSet() {
        Variable w = Variable.trainable("w", normal(1, 50));
        Tensor before = w.get();
        for (int i = 0; i < 5; i++) {
            w.set(w.get().add(1));
        }
        assertThat(before.toFloatArray()).as("the tensor read before").isEqualTo(values(1, 50));
        assertThat(w.get().subtract(before).mean().item()).as("the change of the Variable").isBetween(4.999, 5.001);
    }

    private static void readByInnerScope() {
        Variable w = Variable.trainable("w", normal(1, 50));
        TensorScope.run(() -> {
            Tensor before = w.get();
            TensorScope.run(() -> w.set(w.get().multiply(2)));
            assertThat(before.toFloatArray()).as("the tensor read before").isEqualTo(values(1, 50));
        });
        assertThat(w.get().toFloatArray()).isEqualTo(normal(1, 50).multiply(2).toFloatArray());
    }

    private static void viewOutlivesTensor() {
        Tensor inner = TensorScope.tensor(() -> normal(1, 20, 30).transpose(1, 0).slice(0, 3, 28, 5).reverse(1));
        Tensor others = TensorScope.tensor(() -> normal(2, 20, 30).add(normal(3, 20, 30)));
        assertThat(inner.toFloatArray()).as("the view, after other tensors were made").isEqualTo(
                normal(1, 20, 30).transpose(1, 0).slice(0, 3, 28, 5).reverse(1).toFloatArray());
        assertThat(others.shape()).isEqualTo(Shape.of(20, 30));
    }

    private static void tensorOutlivesViews() {
        Tensor x = normal(1, 20, 30);
        for (int i = 0; i < 5; i++) {
            TensorScope.run(() -> {
                Tensor view = x.transpose().slice(0, 1, 9).reverse(0).reshape(Shape.of(160));
                assertThat(view.add(1).sum().item()).isNotNaN();
            });
            TensorScope.run(() -> assertThat(normal(2, 20, 30).exp().shape()).isEqualTo(Shape.of(20, 30)));
            assertThat(x.toFloatArray()).as("the tensor, after views were released").isEqualTo(values(1, 20, 30));
        }
    }

    private static void aliasOutlivesAlias() {
        Tensor x = normal(1, 20, 30);
        Tensor flat = TensorScope.tensor(() -> x.reshape(30, 20).reshape(600).reshape(600));
        TensorScope.run(() -> assertThat(x.reshape(600).exp().toFloatArray()).hasSize(600));
        Tensor other = TensorScope.tensor(() -> normal(2, 600).add(1));
        assertThat(flat.toFloatArray()).as("the reshaped one").isEqualTo(values(1, 20, 30));
        assertThat(x.toFloatArray()).as("the tensor itself").isEqualTo(values(1, 20, 30));
        assertThat(other.shape()).isEqualTo(Shape.of(600));
    }

    private static void variableSetToViewOfItself() {
        Variable w = Variable.trainable("w", normal(1, 8, 8));
        for (int i = 0; i < 4; i++) {
            TensorScope.run(() -> w.set(w.get().transpose()));
            TensorScope.run(() -> w.set(w.get().reverse(0).reverse(0)));
            TensorScope.run(() -> w.set(w.get().reshape(64).reshape(8, 8)));
            TensorScope.run(() -> assertThat(normal(2, 8, 8).add(1).shape()).isEqualTo(Shape.of(8, 8)));
        }
        assertThat(w.get().toFloatArray()).as("the Variable after an even number of transposes").isEqualTo(values(1, 8, 8));
    }

    private static void noMemoryHandedOutTwice() {
        Tensor kept = TensorScope.tensor(() -> {
            Tensor x = normal(1, 100);
            TensorScope.run(() -> assertThat(x.add(1).shape()).isEqualTo(Shape.of(100)));
            return x.multiply(1);
        });
        List<Tensor> fresh = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int seed = i + 2;
            fresh.add(TensorScope.tensor(() -> normal(seed, 100).multiply(1)));
        }
        assertThat(kept.toFloatArray()).isEqualTo(values(1, 100));
        for (int i = 0; i < fresh.size(); i++) {
            assertThat(fresh.get(i).toFloatArray()).as("tensor %d", i).isEqualTo(values(i + 2, 100));
        }
    }
}
