package dev.telar.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.telar.error.GradientException;
import dev.telar.op.ActivationKind;
import dev.telar.op.Linear;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Reshape;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Interpreter;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

class AutogradTest {

    private static Variable variable(String name, double... values) {
        return Variable.trainable(name, Tensor.of(values));
    }

    private static double[] numbers(Tensor tensor) {
        return tensor.toDoubleArray();
    }

    // ---- variables

    @Test
    void variables_squareLoss_giveValueAndGradients() {
        Variable w = Variable.trainable("w", Tensor.of(1f, 2f, 3f));
        ValueAndGradients result = Autograd.valueAndGradients(List.of(w), () -> w.get().square().sum());
        assertThat(result.value().item()).isEqualTo(14);
        assertThat(result.gradients().getFirst().toFloatArray()).containsExactly(2, 4, 6);
        assertThat(result.gradients().getFirst().dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void variables_inTheirOrder_giveGradients() {
        Variable a = variable("a", 2);
        Variable b = variable("b", 3);
        List<Tensor> gradients = Autograd.gradients(List.of(b, a, b), () -> a.get().multiply(b.get()).sum());
        assertThat(gradients).extracting(Tensor::item).containsExactly(2.0, 3.0, 2.0);
    }

    @Test
    void variable_readTwice_addsBothUses() {
        Variable w = variable("w", 3);
        assertThat(numbers(Autograd.gradients(List.of(w), () -> w.get().multiply(w.get()).sum()).getFirst())).containsExactly(6);
    }

    @Test
    void variable_readBefore_isConstant() {
        Variable w = variable("w", 3);
        Tensor before = w.get();
        assertThat(numbers(Autograd.gradients(List.of(w), () -> w.get().multiply(before).sum()).getFirst())).containsExactly(3);
    }

    @Test
    void variables_ofOneTensor_areToldApart() {
        Tensor shared = Tensor.of(3.0);
        Variable a = Variable.trainable("a", shared);
        Variable b = Variable.trainable("b", shared);
        List<Tensor> gradients = Autograd.gradients(List.of(a, b), () -> a.get().multiply(2).add(b.get().multiply(shared)).sum());
        assertThat(gradients).extracting(Tensor::item).containsExactly(2.0, 3.0);
    }

    @Test
    void variable_setInside_leadsToWhatWasPutThere() {
        Variable w = variable("w", 3);
        List<Tensor> gradients = Autograd.gradients(List.of(w), () -> {
            w.set(w.get().square());
            return w.get().multiply(2).sum();
        });
        assertThat(gradients.getFirst().item()).isEqualTo(12);
        assertThat(w.get().item()).isEqualTo(9);
    }

    @Test
    void variable_setToConstantInside_hasNoPath() {
        Variable w = variable("w", 3);
        Tensor five = Tensor.of(5.0);
        assertThat(Autograd.allowUnused().gradients(List.of(w), () -> {
            w.set(five);
            return w.get().sum();
        }).getFirst().item()).isZero();
    }

    @Test
    void variable_readInInnerScope_isDifferentiated() {
        Variable w = variable("w", 3);
        Tensor gradient = TensorScope.tensor(() -> Autograd.gradients(List.of(w), () -> {
            TensorScope.run(() -> assertThat(w.get().item()).isEqualTo(3));
            return w.get().square().sum();
        }).getFirst());
        assertThat(gradient.item()).isEqualTo(6);
    }

    @Test
    void variable_withoutPath_isRefusedByName() {
        Variable used = variable("used", 1);
        Variable lost = variable("dense/kernel", 1, 2);
        assertThatThrownBy(() -> Autograd.gradients(List.of(used, lost), () -> used.get().sum()))
                .isInstanceOf(GradientException.class)
                .hasMessage("gradients: no differentiable path leads from variable dense/kernel of shape (2,) to the value;"
                        + " leave it out, or take Autograd.allowUnused() for zeros");
        assertThatThrownBy(() -> Autograd.gradients(List.of(used), () -> used.get().floor().sum()))
                .isInstanceOf(GradientException.class).hasMessageContaining("variable used");
    }

    @Test
    void variable_withoutPathAllowed_hasZeros() {
        Variable used = variable("used", 1);
        Variable lost = Variable.trainable("lost", Tensor.of(1f, 2f));
        ValueAndGradients result = Autograd.allowUnused().valueAndGradients(List.of(used, lost), () -> used.get().sum());
        assertThat(result.gradients().get(1).toFloatArray()).containsExactly(0, 0);
        assertThat(result.gradients().get(1).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void variable_ofIntegers_isRefused() {
        Variable count = Variable.state("count", Tensor.of(1, 2));
        assertThatThrownBy(() -> Autograd.gradients(List.of(count), () -> Tensor.scalar(1))).isInstanceOf(GradientException.class)
                .hasMessage(
                        "gradients: variable count has type INT32, only FLOAT32 and FLOAT64 have gradients; cast it outside of the function");
    }

    @Test
    void loss_notScalar_isRefusedWithItsShape() {
        Variable w = variable("w", 1, 2);
        assertThatThrownBy(() -> Autograd.gradients(List.of(w), w::get)).isInstanceOf(GradientException.class)
                .hasMessage("gradients: the loss must be a scalar of type FLOAT32 or FLOAT64, given shape (2,) and type FLOAT64;"
                        + " reduce it, for instance with mean()");
        assertThatThrownBy(() -> Autograd.gradients(List.of(w), () -> Tensor.full(1, DType.INT32)))
                .isInstanceOf(GradientException.class).hasMessageContaining("given shape () and type INT32");
    }

    // ---- tensors

    @Test
    void input_thatIsTheValue_hasGradientOne() {
        assertThat(Autograd.gradients(List.of(Tensor.scalar(5)), List::getFirst).getFirst().item()).isEqualTo(1);
    }

    @Test
    void input_capturedFromOutside_isConstant() {
        Tensor x = Tensor.of(3.0);
        assertThat(Autograd.gradients(List.of(x), in -> in.getFirst().multiply(x).sum()).getFirst().item()).isEqualTo(3);
    }

    @Test
    void input_givenTwice_isToldApart() {
        Tensor x = Tensor.of(3.0);
        List<Tensor> gradients = Autograd.gradients(List.of(x, x), in -> in.get(0).multiply(in.get(1).square()).sum());
        assertThat(gradients).extracting(Tensor::item).containsExactly(9.0, 18.0);
    }

    @Test
    void input_withoutPath_isRefusedByPosition() {
        assertThatThrownBy(() -> Autograd.gradients(List.of(Tensor.of(1.0), Tensor.of(1.0, 2.0)), in -> in.getFirst().sum()))
                .isInstanceOf(GradientException.class).hasMessageContaining("from input 1 of shape (2,) to the value");
    }

    @Test
    void input_ofIntegers_isRefused() {
        assertThatThrownBy(() -> Autograd.gradients(List.of(Tensor.of(1)), in -> in.getFirst().cast(DType.FLOAT32).sum()))
                .isInstanceOf(GradientException.class).hasMessageContaining("input 0 has type INT32");
    }

    @Test
    void vjp_ofVector_weighsTheRows() {
        ValueAndGradients result = Autograd.vjp(List.of(Tensor.of(2.0, 3.0)), in -> in.getFirst().square(), Tensor.of(10.0, 1.0));
        assertThat(numbers(result.value())).containsExactly(4, 9);
        assertThat(numbers(result.gradients().getFirst())).containsExactly(40, 6);
    }

    @Test
    void vjp_cotangentOfOtherShape_isRefused() {
        assertThatThrownBy(() -> Autograd.vjp(List.of(Tensor.of(2.0, 3.0)), in -> in.getFirst().square(), Tensor.of(1.0)))
                .isInstanceOf(GradientException.class).hasMessageStartingWith("vjp: the cotangent must be ")
                .hasMessageContaining("(2,)")
                .hasMessageContaining("(1,)");
    }

    // ---- higher orders

    @Test
    void gradient_ofGradientOfGradient_isThirdDerivative() {
        Tensor third = Autograd.gradients(List.of(Tensor.of(2.0)), x -> Autograd.gradients(x,
                y -> Autograd.gradients(y, z -> z.getFirst().pow(4).sum()).getFirst().sum()).getFirst().sum()).getFirst();
        assertThat(third.item()).isEqualTo(48);
    }

    @Test
    void nestedTapes_keepTheirVariablesApart() {
        // d/dx [x · d/dy (x + y)] at x = 3, y = 2 is 1; a tape that mixed the levels up would find 2
        Tensor outer = Autograd.gradients(List.of(Tensor.of(3.0)), x -> {
            Tensor inner = Autograd.gradients(List.of(Tensor.of(2.0)), y -> x.getFirst().add(y.getFirst()).sum()).getFirst();
            return x.getFirst().multiply(inner).sum();
        }).getFirst();
        assertThat(outer.item()).isEqualTo(1);
        // d/dx [d/dy x·y at y = x] with the outer x constant inside: the inner gradient is x, its derivative 1
        Tensor mixed = Autograd.gradients(List.of(Tensor.of(3.0)),
                x -> Autograd.gradients(x, y -> y.getFirst().multiply(x.getFirst()).sum()).getFirst().sum()).getFirst();
        assertThat(mixed.item()).isEqualTo(1);
    }

    @Test
    void variable_onTwoTapes_givesSecondDerivative() {
        Variable w = variable("w", 2);
        Tensor second = Autograd.gradients(List.of(w),
                () -> Autograd.gradients(List.of(w), () -> w.get().pow(3).sum()).getFirst().sum()).getFirst();
        assertThat(second.item()).isEqualTo(12);
    }

    @Test
    void stopGradient_onTwoTapes_stopsBoth() {
        Tensor second = Autograd.gradients(List.of(Tensor.of(2.0)), x -> Autograd
                .gradients(x, y -> y.getFirst().multiply(Autograd.stopGradient(y.getFirst())).sum()).getFirst()
                .multiply(x.getFirst()).sum())
                .getFirst();
        assertThat(second.item()).isEqualTo(2);
    }

    @Test
    void stopGradient_besideUseOfTheSameTensor_stopsOnlyItself() {
        Tensor gradient = Autograd.gradients(List.of(Tensor.of(3.0)), in -> {
            Tensor x = in.getFirst();
            Tensor stopped = x.stopGradient();
            return x.square().add(stopped.multiply(x)).add(stopped).sum();
        }).getFirst();
        assertThat(gradient.item()).isEqualTo(9);
    }

    // ---- what a tape does

    /// Notes what reaches it.
    private static final class Listening implements Interpreter {

        private final Interpreter below = Interpreters.current();
        private final List<Op> seen = Collections.synchronizedList(new ArrayList<>());

        @Override
        public List<Tensor> apply(Op op, List<Tensor> inputs) {
            seen.add(op);
            return below.apply(op, inputs);
        }
    }

    @Test
    void tape_overFirstLayer_neverComputesGradientOfData() {
        Variable w = Variable.trainable("w", Tensor.ones(3, 2));
        Variable b = Variable.trainable("b", Tensor.zeros(2));
        Tensor x = Tensor.ones(4, 3);
        Linear linear = new Linear(ActivationKind.RELU, true);
        Listening listening = new Listening();
        List<Tensor> gradients = Interpreters.with(listening,
                () -> Autograd.gradients(List.of(w, b), () -> Tensor.apply(linear, x, w.get(), b.get()).getFirst().sum()));
        assertThat(gradients.get(0).toFloatArray()).containsOnly(4);
        assertThat(gradients.get(1).toFloatArray()).containsOnly(4);
        assertThat(listening.seen).contains(linear);
        assertThat(listening.seen.stream().filter(op -> op instanceof MatMul)).containsExactly(new MatMul(true, false));
    }

    @Test
    void tape_besideConstants_recordsNothingForThem() {
        Tensor x = Tensor.of(1.0, 2.0);
        Listening listening = new Listening();
        Interpreters.with(listening, () -> Autograd.gradients(List.of(Tensor.of(1.0, 1.0)), in -> {
            Tensor constant = x.exp().sin().multiply(x);
            return in.getFirst().multiply(constant).sum();
        }));
        assertThat(listening.seen.stream().map(Op::name)).filteredOn(name -> name.equals("cos") || name.equals("exp"))
                .containsExactly("exp");
    }

    @Test
    void contributions_toOneTensor_areAddedFromTheLastUseToTheFirst() {
        // 1e8 and −1e8 swallow 1 in FLOAT32: (−1e8 + 1e8) + 1 = 1, but (1 + 1e8) − 1e8 = 0
        Tensor gradient = Autograd.gradients(List.of(Tensor.of(1f)), in -> {
            Tensor x = in.getFirst();
            return x.multiply(1).add(x.multiply(1e8)).add(x.multiply(-1e8)).sum();
        }).getFirst();
        assertThat(gradient.item()).isEqualTo(1);
    }

    @Test
    void manyOperations_onOneTape_areAllRecorded() {
        Tensor gradient = Autograd.gradients(List.of(Tensor.of(1.0)), in -> {
            Tensor x = in.getFirst();
            for (int i = 0; i < 1000; i++) {
                x = x.multiply(1.001);
            }
            return x.sum();
        }).getFirst();
        assertThat(gradient.item()).isCloseTo(Math.pow(1.001, 1000), org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void threads_withTapesOfTheirOwn_doNotDisturbEachOther() throws InterruptedException, ExecutionException {
        Variable w = variable("w", 2);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Double>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                double factor = i;
                results.add(threads.submit(
                        () -> Autograd.gradients(List.of(w), () -> w.get().square().multiply(factor).sum()).getFirst().item()));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(results.get(i).get()).isEqualTo(4.0 * i);
            }
        }
    }

    @Test
    void scope_aroundGradients_keepsWhatItReturns() {
        Variable w = variable("w", 1, 2);
        List<Tensor> kept = TensorScope.tensors(() -> Autograd.gradients(List.of(w), () -> w.get().square().sum()));
        assertThat(numbers(kept.getFirst())).containsExactly(2, 4);
        assertThat(numbers(w.get())).containsExactly(1, 2);
    }

    @Test
    void reshapeToOwnShape_onTape_isTransparent() {
        Tensor gradient = Autograd.gradients(List.of(Tensor.of(3.0)),
                in -> Tensor.apply(new Reshape(Shape.of(1)), in.getFirst()).getFirst().square().sum()).getFirst();
        assertThat(gradient.item()).isEqualTo(6);
    }

    @Test
    void network_ofTwoLayers_learnsExclusiveOr() {
        Tensor x = Tensor.of(new float[]{0, 0, 0, 1, 1, 0, 1, 1}, Shape.of(4, 2));
        Tensor y = Tensor.of(new float[]{0, 1, 1, 0}, Shape.of(4, 1));
        Variable w1 = Variable.trainable("w1", Tensor.of(new float[]{1, -1, 0.5f, 1, -1, 1, 0.5f, -0.5f}, Shape.of(2, 4)));
        Variable b1 = Variable.trainable("b1", Tensor.zeros(4));
        Variable w2 = Variable.trainable("w2", Tensor.of(new float[]{0.5f, 0.5f, -0.5f, 0.3f}, Shape.of(4, 1)));
        Variable b2 = Variable.trainable("b2", Tensor.zeros(1));
        List<Variable> variables = List.of(w1, b1, w2, b2);
        double loss = 1;
        for (int step = 0; step < 500; step++) {
            ValueAndGradients result = Autograd.valueAndGradients(variables, () -> {
                Tensor hidden = Tensor.apply(new Linear(ActivationKind.TANH, true), x, w1.get(), b1.get()).getFirst();
                Tensor out = Tensor.apply(new Linear(ActivationKind.SIGMOID, true), hidden, w2.get(), b2.get()).getFirst();
                return out.subtract(y).square().mean();
            });
            for (int i = 0; i < variables.size(); i++) {
                variables.get(i).set(variables.get(i).get().subtract(result.gradients().get(i).multiply(2)));
            }
            loss = result.value().item();
        }
        assertThat(loss).isLessThan(0.01);
    }
}
