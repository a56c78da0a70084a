package dev.telar.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class OptimizerTest {

    private final Variable w = Variable.trainable("w", Tensor.of(1f, 2f));

    @Test
    void clipping_byValue_limitsEachElement() {
        List<Tensor> clipped = Clipping.byValue(0.5).apply(List.of(Tensor.of(-3f, 0.25f, 3f)));
        assertThat(clipped.getFirst().toFloatArray()).containsExactly(-0.5f, 0.25f, 0.5f);
    }

    @Test
    void clipping_byNorm_scalesEachGradientByItself() {
        List<Tensor> clipped = Clipping.byNorm(1).apply(List.of(Tensor.of(3f, 4f), Tensor.of(0.3f, 0.4f)));
        assertThat(clipped.get(0).toFloatArray()).containsExactly(0.6f, 0.8f);
        assertThat(clipped.get(1).toFloatArray()).containsExactly(0.3f, 0.4f);
    }

    @Test
    void clipping_byGlobalNorm_scalesAllTogether() {
        List<Tensor> clipped = Clipping.byGlobalNorm(6.5).apply(List.of(Tensor.of(3f, 4f), Tensor.of(12f)));
        assertThat(clipped.get(0).toFloatArray()).containsExactly(1.5f, 2f);
        assertThat(clipped.get(1).toFloatArray()).containsExactly(6f);
        assertThat(Clipping.byGlobalNorm(1).apply(List.of())).isEmpty();
    }

    @Test
    void clipping_limitZero_isAnError() {
        assertThatThrownBy(() -> Clipping.byNorm(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clipping: the limit must be above 0, given 0.0");
    }

    @Test
    void sgd_withClipping_usesTheLimitedGradient() {
        Sgd.of(1).clipping(Clipping.byValue(0.5)).apply(List.of(w), List.of(Tensor.of(100f, -0.25f)));
        assertThat(w.get().toFloatArray()).containsExactly(0.5f, 2.25f);
    }

    @Test
    void schedule_setsTheRateOfEachStep() {
        Optimizer sgd = Sgd.of(new ExponentialDecay(1, 1, 0.5, false));
        sgd.apply(List.of(w), List.of(Tensor.of(1f, 0f)));
        assertThat(sgd.learningRate().get().item()).isEqualTo(1);
        sgd.apply(List.of(w), List.of(Tensor.of(0f, 1f)));
        assertThat(sgd.learningRate().get().item()).isEqualTo(0.5);
        assertThat(w.get().toFloatArray()).containsExactly(0f, 1.5f);
    }

    @Test
    void exponentialDecay_asAStaircase_fallsInSteps() {
        LearningRateSchedule schedule = new ExponentialDecay(0.8, 10, 0.5, true);
        assertThat(schedule.at(Tensor.scalar(9)).item()).isCloseTo(0.8, within(1e-7));
        assertThat(schedule.at(Tensor.scalar(10)).item()).isCloseTo(0.4, within(1e-7));
        assertThat(new ExponentialDecay(0.8, 10, 0.5, false).at(Tensor.scalar(5)).item()).isCloseTo(0.8 * Math.sqrt(0.5),
                within(1e-6));
    }

    @Test
    void cosineDecay_fallsToAlpha() {
        LearningRateSchedule schedule = new CosineDecay(2, 100, 0.1);
        assertThat(schedule.at(Tensor.scalar(0)).item()).isCloseTo(2, within(1e-6));
        assertThat(schedule.at(Tensor.scalar(50)).item()).isCloseTo(2 * 0.55, within(1e-6));
        assertThat(schedule.at(Tensor.scalar(1000)).item()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void learningRate_isAVariableThatCallersMaySet() {
        Optimizer sgd = Sgd.of(0.1);
        sgd.learningRate().set(Tensor.scalar(1));
        sgd.apply(List.of(w), List.of(Tensor.of(1f, 1f)));
        assertThat(w.get().toFloatArray()).containsExactly(0f, 1f);
    }

    @Test
    void variables_areIterationRateAndSlots() {
        Optimizer adam = Adam.of();
        adam.build(List.of(w));
        assertThat(adam.variables()).extracting(Variable::name).containsExactly("iteration", "learning_rate", "w_momentum",
                "w_velocity");
        assertThat(adam.iterations().dtype()).isEqualTo(DType.INT32);
        assertThat(RmsProp.of().momentum(0.5).centered(true).name()).isEqualTo("rmsprop");
    }

    @Test
    void apply_toOtherVariables_isAnError() {
        Optimizer sgd = Sgd.of();
        sgd.build(List.of(w));
        Variable other = Variable.trainable("v", Tensor.of(1f));
        assertThatThrownBy(() -> sgd.apply(List.of(other), List.of(Tensor.of(1f)))).isInstanceOf(IllegalStateException.class)
                .hasMessage("sgd: was built for 1 other variables; one optimizer serves one model, make a new one");
    }

    @Test
    void apply_gradientOfAnotherShape_isAnErrorAndChangesNothing() {
        Optimizer sgd = Sgd.of(1);
        assertThatThrownBy(() -> sgd.apply(List.of(w), List.of(Tensor.of(1f)))).isInstanceOf(ShapeException.class)
                .hasMessage("sgd: the gradient of w must be FLOAT32 (2,), given FLOAT32 (1,)");
        assertThatThrownBy(() -> sgd.apply(List.of(w), List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sgd: 1 variables and 0 gradients");
        assertThat(w.get().toFloatArray()).containsExactly(1f, 2f);
        assertThat(sgd.iterations().get().item()).isZero();
    }

    @Test
    void settings_outOfRange_areErrors() {
        assertThatThrownBy(() -> Sgd.of(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimizer: the learning rate must be a number of 0 or more, given -1.0");
        assertThatThrownBy(() -> Sgd.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimizer: the learning rate must be a number of 0 or more, given NaN");
        assertThatThrownBy(() -> Sgd.of(1).momentum(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimizer: momentum must be 0 or more and below 1, given 1.0");
        assertThatThrownBy(() -> Adam.of().epsilon(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimizer: epsilon must be above 0, given 0.0");
        assertThatThrownBy(() -> Adam.of().weightDecay(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimizer: the weight decay must be 0 or more, given -1.0");
        assertThatThrownBy(() -> new ExponentialDecay(0, 1, 1, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "exponential decay: initial rate and decay rate must be above 0 and steps 1 or more, given 0.0");
        assertThatThrownBy(() -> new CosineDecay(1, 0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cosine decay: the initial rate must be above 0, steps 1 or more and alpha 0 … 1, given 1.0, 0 and 1.0");
    }
}
