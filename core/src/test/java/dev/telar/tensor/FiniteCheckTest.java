package dev.telar.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.autograd.Autograd;
import dev.telar.error.NonFiniteException;
import dev.telar.shape.Shape;

class FiniteCheckTest {

    @Test
    void run_withoutNaN_givesTheResult() {
        assertThat(FiniteCheck.run(() -> Tensor.of(1f, 2f).sum()).item()).isEqualTo(3);
    }

    @Test
    void run_firstNaN_isNamedWithOperationAndPlace() {
        Tensor x = Tensor.of(new float[]{4, 1, 9, 4, -1, -2}, Shape.of(2, 3));
        assertThatThrownBy(() -> FiniteCheck.run(() -> x.add(0).sqrt().sum())).isInstanceOf(NonFiniteException.class)
                .hasMessage(
                        "sqrt: output 0 of shape (2, 3) is NaN at index [1, 1] (2 of 6 elements); all inputs were free of NaN");
    }

    @Test
    void run_nanGivenAsInput_saysWhichInput() {
        Tensor bad = Tensor.of(1.0, Double.NaN);
        assertThatThrownBy(() -> FiniteCheck.run(() -> Tensor.of(1.0, 2.0).add(bad))).isInstanceOf(NonFiniteException.class)
                .hasMessage("add: output 0 of shape (2,) is NaN at index [1] (1 of 2 elements);"
                        + " so was an input already: input 1 of shape (2,) is NaN at index [1] (1 of 2 elements)");
    }

    @Test
    void run_insideLayer_namesThePath() {
        Tensor x = Tensor.of(-1f);
        assertThatThrownBy(() -> FiniteCheck.run(() -> NameScope.call("model", () -> NameScope.call("dense_1", x::log))))
                .isInstanceOf(NonFiniteException.class).hasMessageStartingWith("model › dense_1 › log: output 0");
    }

    @Test
    void run_aroundGradients_namesTheLayerWhoseGradientIsNaN() {
        // the loss is 0, its gradient 0 · ∞
        assertThatThrownBy(() -> FiniteCheck.run(() -> Autograd.gradients(List.of(Tensor.of(0.0)),
                x -> NameScope.call("norm", () -> x.getFirst().sqrt()).multiply(0).sum())))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageStartingWith("norm › div: output 0 of shape (1,) is NaN at index [0]");
    }

    @Test
    void run_composite_isNamedWhole() {
        Tensor x = Tensor.of(Float.POSITIVE_INFINITY, 1f);
        assertThatThrownBy(() -> FiniteCheck.run(() -> x.softmax(0))).isInstanceOf(NonFiniteException.class)
                .hasMessageStartingWith(
                        "softmax: output 0 of shape (2,) is NaN at index [0] (2 of 2 elements); all inputs were free of NaN");
    }

    @Test
    void run_creation_saysThatItHasNoInputs() {
        assertThatThrownBy(() -> FiniteCheck.run(() -> Tensor.scalar(Float.NaN))).isInstanceOf(NonFiniteException.class)
                .hasMessage("full: output 0 of shape () is NaN at index [] (1 of 1 elements); it has no inputs");
    }

    @Test
    void infinity_byDefault_passes() {
        assertThatCode(() -> FiniteCheck.run(() -> {
            assertThat(Tensor.of(0f).log().item()).isEqualTo(Double.NEGATIVE_INFINITY);
        })).doesNotThrowAnyException();
    }

    @Test
    void infinity_whenAskedFor_isFound() {
        assertThatThrownBy(() -> FiniteCheck.alsoInfinities().check(() -> {
            assertThat(Tensor.of(1f, 0f).log().item()).isZero();
        })).isInstanceOf(NonFiniteException.class)
                .hasMessage("log: output 0 of shape (2,) is -Infinity at index [1] (1 of 2 elements); all inputs were finite");
    }

    @Test
    void integers_areNotLookedAt() {
        assertThat(FiniteCheck.run(() -> Tensor.of(1, 2).sum()).item()).isEqualTo(3);
    }

    @Test
    void variables_insideCheck_areReadAndWritten() {
        Variable v = Variable.state("v", Tensor.of(1f));
        FiniteCheck.run(() -> v.set(v.get().add(1)));
        assertThat(v.get().item()).isEqualTo(2);
    }
}
