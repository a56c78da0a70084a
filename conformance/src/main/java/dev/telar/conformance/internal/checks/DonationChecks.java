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

    private static HostArray values(long seed, int... sizes) {
        return Values.normal(seed, sizes).values();
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
                Same.bits("input " + i + ", read before step " + step, held.get(i), before.get(i));
            }
            for (int i = 0; i < results.size(); i++) {
                Same.bits("result " + i + " of step " + step, variables.get(i == 0 ? 0 : i + 2).get(), made.get(i));
            }
        }
    }

    private static void inputTwice() {
        Tensor x = normal(1, 9, 9);
        Tensor copy = normal(1, 9, 9);
        Same.bits("x + x", x.add(x), x.add(copy));
        assertThat(x.subtract(x).toFloatArray()).as("x - x").containsOnly(0f);
        Same.bits("x * x", x.multiply(x), x.multiply(copy));
        Same.bits("max(x, x)", x.maximum(x), copy);
        Same.bits("x matmul x", x.matmul(x), x.matmul(copy));
        Same.bits("x^T matmul x", x.matmul(x, true, false), x.matmul(copy, true, false));
        Same.bits("x beside x", Tensor.concat(0, x, x), Tensor.concat(0, x, copy));
        Same.bits("x or x", Tensor.where(x.greater(0), x, x), copy);
        Same.bits("x added to its rows", x.scatterAdd(Tensor.of(0, 1, 2, 3, 4, 5, 6, 7, 8), x, 0), x.add(copy));
        Linear linear = new Linear(ActivationKind.TANH, false);
        Same.bits("a layer of x", Tensor.apply(linear, x, x).getFirst(), Tensor.apply(linear, x, copy).getFirst());
        Same.bits("the tensor itself", x, values(1, 9, 9));
    }

    private static void aliasAsOtherInput() {
        Tensor x = normal(1, 6, 4);
        Tensor y = x.reshape(4, 6);
        Same.bits("x matmul x reshaped", x.matmul(y), normal(1, 6, 4).matmul(normal(1, 4, 6)));
        Same.bits("the sum of both, flat", x.flatten().add(y.flatten()), normal(1, 24).multiply(2));
        Same.bits("the tensor itself", x, values(1, 6, 4));
        Same.bits("the reshaped one", y, values(1, 4, 6));
    }

    private static void readBeforeSet() {
        Variable w = Variable.trainable("w", normal(1, 50));
        Tensor before = w.get();
        for (int i = 0; i < 5; i++) {
            w.set(w.get().add(1));
        }
        Same.bits("the tensor read before", before, values(1, 50));
        assertThat(w.get().subtract(before).mean().item()).as("the change of the Variable").isBetween(4.999, 5.001);
    }

    private static void readByInnerScope() {
        Variable w = Variable.trainable("w", normal(1, 50));
        TensorScope.run(() -> {
            Tensor before = w.get();
            TensorScope.run(() -> w.set(w.get().multiply(2)));
            Same.bits("the tensor read before", before, values(1, 50));
        });
        Same.bits("the Variable", w.get(), normal(1, 50).multiply(2));
    }

    private static void viewOutlivesTensor() {
        Tensor inner = TensorScope.tensor(() -> normal(1, 20, 30).transpose(1, 0).slice(0, 3, 28, 5).reverse(1));
        Tensor others = TensorScope.tensor(() -> normal(2, 20, 30).add(normal(3, 20, 30)));
        Same.bits("the view, after other tensors were made", inner,
                normal(1, 20, 30).transpose(1, 0).slice(0, 3, 28, 5).reverse(1));
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
            Same.bits("the tensor, after views were released", x, values(1, 20, 30));
        }
    }

    private static void aliasOutlivesAlias() {
        Tensor x = normal(1, 20, 30);
        Tensor flat = TensorScope.tensor(() -> x.reshape(30, 20).reshape(600).reshape(600));
        TensorScope.run(() -> assertThat(x.reshape(600).exp().toFloatArray()).hasSize(600));
        Tensor other = TensorScope.tensor(() -> normal(2, 600).add(1));
        Same.bits("the reshaped one", flat, values(1, 600));
        Same.bits("the tensor itself", x, values(1, 20, 30));
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
        Same.bits("the Variable after an even number of transposes", w.get(), values(1, 8, 8));
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
        Same.bits("the tensor that was kept", kept, values(1, 100));
        for (int i = 0; i < fresh.size(); i++) {
            Same.bits("fresh tensor " + i, fresh.get(i), values(i + 2, 100));
        }
    }
}
