package dev.telar.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.telar.error.GradientException;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CustomOperation;
import dev.telar.tensor.FiniteCheck;
import dev.telar.tensor.FunctionOperation;
import dev.telar.tensor.Tensor;

/// Users' own gradients: closures and operations.
class CustomGradientTest {

    private static final Tensor THREE = Tensor.of(3.0);

    private static final Function<List<Tensor>, List<Tensor>> REVERSED = Autograd.customGradient(x -> x,
            (_, _, dy) -> List.of(given(dy.getFirst()).negate()));

    private static Tensor given(@Nullable Tensor gradient) {
        return java.util.Objects.requireNonNull(gradient);
    }

    private static double gradient(Function<Tensor, Tensor> function) {
        return Autograd.gradients(List.of(THREE), x -> function.apply(x.getFirst()).sum()).getFirst().item();
    }

    @Test
    void closure_withoutTape_isTheFunction() {
        assertThat(REVERSED.apply(List.of(THREE)).getFirst().item()).isEqualTo(3);
    }

    @Test
    void closure_returningItsInput_hasItsOwnGradientThere() {
        assertThat(gradient(x -> x.multiply(2).add(REVERSED.apply(List.of(x)).getFirst().multiply(5)).add(x)))
                .isEqualTo(2 - 5 + 1);
    }

    @Test
    void closure_withFormula_isDifferentiatedTwice() {
        // forward is a constant to the tape; the rule says d x³ = 3x², whose own derivative is 6x
        var cube = Autograd.customGradient(x -> List.of(x.getFirst().pow(3)),
                (x, _, dy) -> List.of(given(dy.getFirst()).multiply(x.getFirst().square().multiply(3))));
        Tensor second = Autograd.gradients(List.of(THREE), outer -> Autograd
                .gradients(outer, x -> cube.apply(x).getFirst().sum()).getFirst().sum()).getFirst();
        assertThat(second.item()).isEqualTo(18);
    }

    @Test
    void closure_usingItsOutput_isDifferentiatedTwice() {
        var exp = Autograd.customGradient(x -> List.of(x.getFirst().exp()),
                (_, y, dy) -> List.of(given(dy.getFirst()).multiply(y.getFirst())));
        Tensor second = Autograd.gradients(List.of(THREE), outer -> Autograd
                .gradients(outer, x -> exp.apply(x).getFirst().sum()).getFirst().sum()).getFirst();
        assertThat(second.item()).isEqualTo(Math.exp(3));
    }

    @Test
    void closure_ofTwoResults_getsNullForTheUnusedOne() {
        var both = Autograd.customGradient(x -> List.of(x.getFirst().multiply(2), x.getFirst().multiply(3)), (_, _, dy) -> {
            assertThat(dy.get(0)).isNull();
            return List.of(given(dy.get(1)).multiply(3));
        });
        assertThat(gradient(x -> both.apply(List.of(x)).get(1))).isEqualTo(3);
    }

    @Test
    void closure_returningConstant_leavesItConstantElsewhere() {
        Tensor constant = Tensor.of(7.0);
        var fixed = Autograd.customGradient(_ -> List.of(constant), (_, _, dy) -> List.of(given(dy.getFirst()).multiply(100)));
        assertThat(gradient(x -> fixed.apply(List.of(x)).getFirst().add(constant.multiply(x)))).isEqualTo(107);
    }

    @Test
    void closure_underNanHunterOnTape_keepsItsGradient() {
        assertThat(gradient(x -> FiniteCheck.run(() -> REVERSED.apply(List.of(x)).getFirst()))).isEqualTo(-1);
    }

    @Test
    void closure_asOperation_infersByRunning() {
        FunctionOperation operation = new FunctionOperation(x -> List.of(x.getFirst().sum()), (_, _, dy) -> dy);
        assertThat(operation.infer(List.of(Tensor.zeros(2, 3).spec()))).containsExactly(Tensor.scalar(0).spec());
        assertThat(operation.name()).isEqualTo("custom_gradient");
    }

    @Test
    void rule_withWrongCount_isRefused() {
        var wrong = Autograd.customGradient(x -> x, (_, _, _) -> List.of());
        assertThatThrownBy(() -> gradient(x -> wrong.apply(List.of(x)).getFirst())).isInstanceOf(GradientException.class)
                .hasMessage("custom_gradient: its gradient must have one entry an input, 1 (null for none), given 0");
    }

    @Test
    void rule_withWrongShape_isRefused() {
        var wrong = Autograd.customGradient(x -> x, (_, _, _) -> List.of(Tensor.of(1.0, 2.0)));
        assertThatThrownBy(() -> gradient(x -> wrong.apply(List.of(x)).getFirst())).isInstanceOf(GradientException.class)
                .hasMessageStartingWith("custom_gradient: the gradient with respect to input 0 must be ")
                .hasMessageContaining("(2,)");
    }

    @Test
    void rule_givingNull_blocksThePath() {
        var blocked = Autograd.customGradient(x -> List.of(x.get(0).multiply(x.get(1))),
                (x, _, dy) -> Arrays.asList(null, given(dy.getFirst()).multiply(x.get(0))));
        List<Tensor> gradients = Autograd.allowUnused().gradients(List.of(THREE, Tensor.of(5.0)),
                x -> blocked.apply(x).getFirst().sum());
        assertThat(gradients).extracting(Tensor::item).containsExactly(0.0, 3.0);
    }

    /// x·y, which says nothing of its gradient.
    private record Product() implements CustomOperation {

        @Override
        public String name() {
            return "product";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs.subList(0, 1);
        }

        @Override
        public List<Tensor> decompose(List<Tensor> inputs) {
            return List.of(inputs.get(0).multiply(inputs.get(1)));
        }
    }

    @Test
    void operation_withoutGradient_hasThatOfItsDecomposition() {
        List<Tensor> gradients = Autograd.gradients(List.of(THREE, Tensor.of(5.0)),
                x -> Tensor.apply(new Product(), x.get(0), x.get(1)).getFirst().sum());
        assertThat(gradients).extracting(Tensor::item).containsExactly(5.0, 3.0);
        assertThat(gradient(x -> Tensor.apply(new Product(), x, Tensor.of(5.0)).getFirst())).isEqualTo(5);
        Tensor second = Autograd.gradients(List.of(THREE), outer -> Autograd.gradients(outer,
                x -> Tensor.apply(new Product(), x.getFirst(), x.getFirst().square()).getFirst().sum()).getFirst().sum())
                .getFirst();
        assertThat(second.item()).isEqualTo(18);
    }

    /// The identity, whose gradient is 10.
    private record Steep() implements CustomOperation {

        @Override
        public String name() {
            return "steep";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }

        @Override
        public List<Tensor> decompose(List<Tensor> inputs) {
            return inputs;
        }

        @Override
        public Optional<List<@Nullable Tensor>> gradient(List<Tensor> inputs, List<Tensor> outputs,
                List<@Nullable Tensor> gradients) {
            return Optional.of(List.of(given(gradients.getFirst()).multiply(10)));
        }
    }

    @Test
    void operation_withGradient_hasItsOwn() {
        assertThat(gradient(x -> Tensor.apply(new Steep(), x).getFirst().add(x))).isEqualTo(11);
        assertThat(Tensor.apply(new Steep(), THREE).getFirst().item()).isEqualTo(3);
    }
}
