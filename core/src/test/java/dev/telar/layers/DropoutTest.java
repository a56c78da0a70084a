package dev.telar.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.autograd.Autograd;
import dev.telar.error.ShapeException;
import dev.telar.random.Philox;
import dev.telar.random.SeedGenerator;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class DropoutTest {

    private static Call training() {
        return Call.training(SeedGenerator.of(1));
    }

    @Test
    void call_predicting_isTheIdentity() {
        Tensor x = Tensor.ones(3);
        assertThat(Dropout.of(0.5).call(x)).isSameAs(x);
        assertThat(Dropout.of(0).call(x, training())).isSameAs(x);
    }

    /// Tolerance: five standard errors, √(0.25 · 0.75 · 40000) = 87.
    @Test
    void call_training_dropsTheRateAndScalesTheRest() {
        double[] y = Dropout.of(0.75).call(Tensor.ones(200, 200), training()).toDoubleArray();
        assertThat(Arrays.stream(y).distinct().sorted().toArray()).containsExactly(0, 4);
        assertThat(Arrays.stream(y).filter(v -> v == 4).count()).isBetween(10_000L - 435, 10_000L + 435);
    }

    @Test
    void call_training_gradientIsTheMask() {
        Variable x = Variable.trainable("x", Tensor.ones(20));
        Tensor y = Dropout.of(0.5).call(x.get(), training());
        List<Tensor> gradients = Autograd.valueAndGradients(List.of(x), () -> Dropout.of(0.5).call(x.get(), training()).sum())
                .gradients();
        assertThat(gradients.getFirst().toFloatArray()).isEqualTo(y.toFloatArray());
    }

    @Test
    void call_rate1_dropsEverything() {
        assertThat(Dropout.of(1).call(Tensor.of(1f, Float.POSITIVE_INFINITY), training()).toFloatArray()).containsExactly(0, 0);
    }

    @Test
    void call_twice_drawsTwice() {
        Call call = training();
        Tensor x = Tensor.ones(50);
        assertThat(Dropout.of(0.5).call(x, call).toFloatArray()).isNotEqualTo(Dropout.of(0.5).call(x, call).toFloatArray());
    }

    @Test
    void call_noiseShape_dropsWholeAxes() {
        float[][] y = Dropout.of(0.5).noiseShape(-1, 1).call(Tensor.ones(40, 3), training()).toFloatMatrix();
        for (float[] row : y) {
            assertThat(row).containsOnly(row[0]);
        }
        assertThat(Arrays.stream(y).mapToDouble(row -> row[0]).distinct().count()).isEqualTo(2);
    }

    @Test
    void infer_noiseShapeThatDoesNotFit_isRefused() {
        TensorSpec input = new TensorSpec(Shape.of(Shape.UNKNOWN, 3), DType.FLOAT32);
        assertThatThrownBy(() -> Dropout.of(0.5).noiseShape(1, 2).infer(input)).isInstanceOf(ShapeException.class)
                .hasMessage("dropout: the noise shape (1, 2) does not broadcast to the input (None, 3)");
        assertThat(Dropout.of(0.5).noiseShape(1, 3).infer(input)).isEqualTo(input);
    }

    @Test
    void seed_givesTheLayerRandomNumbersOfItsOwn() {
        Tensor x = Tensor.ones(50);
        Dropout first = seeded();
        Dropout second = seeded();
        float[] y = first.call(x, training()).toFloatArray();
        assertThat(second.call(x, Call.training(SeedGenerator.of(99))).toFloatArray()).isEqualTo(y);
        assertThat(first.call(x, training()).toFloatArray()).isNotEqualTo(y);
        assertThat(first.variables()).extracting(Variable::name).containsExactly("dropout/seed_generator/counter");
        assertThat(Dropout.of(0.5).variables()).isEmpty();
    }

    private static Dropout seeded() {
        Dropout layer = Dropout.of(0.5).seed(7);
        layer.build(new TensorSpec(Shape.of(Shape.UNKNOWN), DType.FLOAT32), new Build("dropout", Philox.of(0), DType.FLOAT32));
        return layer;
    }

    @Test
    void seed_calledBeforeBuild_isRefused() {
        assertThatThrownBy(() -> Dropout.of(0.5).seed(7).call(Tensor.ones(2), training()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("dropout: has a seed of its own, build it first");
    }

    @Test
    void rate_outOfRange_isRefused() {
        for (double rate : new double[]{-0.1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> Dropout.of(rate)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("dropout: the rate must be 0 … 1, given " + rate);
        }
        assertThat(Dropout.of(0.25).rate()).isEqualTo(0.25);
    }
}
