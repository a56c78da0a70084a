package dev.telar.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class AutogradTest {

    @Test
    void variables_squareLoss_giveValueAndGradients() {
        Variable w = Variable.trainable("w", Tensor.of(1f, 2f, 3f));
        ValueAndGradients result = Autograd.valueAndGradients(List.of(w), () -> w.get().square().sum());
        assertThat(result.value().item()).isEqualTo(14);
        assertThat(result.gradients().getFirst().toFloatArray()).containsExactly(2, 4, 6);
    }

    @Test
    void gradient_ofGradient_isSecondDerivative() {
        List<Tensor> second = Autograd.gradients(List.of(Tensor.of(2.0, 3.0)),
                outer -> Autograd.gradients(outer, inner -> inner.getFirst().pow(3).sum()).getFirst().sum());
        assertThat(second.getFirst().toDoubleArray()).containsExactly(12, 18);
    }
}
