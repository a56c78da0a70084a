package dev.telar.layers;

import static dev.telar.activations.Activations.GELU;
import static dev.telar.activations.Activations.GLU;
import static dev.telar.activations.Activations.RELU;
import static dev.telar.activations.Activations.SIGMOID;
import static dev.telar.activations.Activations.SOFTMAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.activations.ActivationFunction;
import dev.telar.autograd.Autograd;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.initializers.Constant;
import dev.telar.initializers.Initializer;
import dev.telar.initializers.Ones;
import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.regularizers.L1;
import dev.telar.regularizers.L2;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class DenseTest {

    /// The kernel [[1, 2], [3, 4], [5, 6]].
    private static final Initializer COUNTING = (spec, random) -> {
        HostArray values = HostArray.allocate(spec);
        for (int i = 0; i < values.floats().length; i++) {
            values.floats()[i] = i + 1;
        }
        return values;
    };

    private static final TensorSpec THREE = spec(DType.FLOAT32, Shape.UNKNOWN, 3);

    private static TensorSpec spec(DType dtype, int... sizes) {
        return new TensorSpec(Shape.of(sizes), dtype);
    }

    private static Build build(String path) {
        return new Build(path, Philox.of(0), DType.FLOAT32);
    }

    private static Dense built(Dense layer) {
        layer.build(THREE, build("dense"));
        return layer;
    }

    private static Dense counting() {
        return Dense.of(2).kernelInitializer(COUNTING);
    }

    @Test
    void call_addsTheBiasToTheProduct() {
        Dense layer = built(counting().biasInitializer(Constant.of(0.5)));
        assertThat(layer.call(Tensor.of(new float[][]{{1, 1, 1}, {1, 0, -1}})).toFloatMatrix())
                .isDeepEqualTo(new float[][]{{9.5f, 12.5f}, {-3.5f, -3.5f}});
    }

    @Test
    void call_withoutBias_isTheProduct() {
        Dense layer = built(counting().useBias(false));
        assertThat(layer.call(Tensor.of(new float[][]{{1, 0, -1}})).toFloatMatrix()).isDeepEqualTo(new float[][]{{-4, -4}});
        assertThat(layer.variables()).containsExactly(layer.kernel());
        assertThat(layer.bias()).isEmpty();
    }

    @Test
    void call_inputOfThreeAxes_worksOnTheLast() {
        Dense layer = built(counting());
        Tensor x = Tensor.of(new float[]{1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1}, Shape.of(2, 2, 3));
        Tensor y = layer.call(x);
        assertThat(y.shape()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(y.toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6, 9, 12);
    }

    @Test
    void call_fusedAndUnfusedActivations_areAppliedToTheSum() {
        Tensor x = Tensor.of(new float[][]{{1, 0, -1}});
        assertThat(built(counting().activation(RELU)).call(x).toFloatArray()).containsExactly(0, 0);
        assertThat(built(counting().activation(SIGMOID)).call(x).toFloatArray()[0]).isCloseTo(0.01798621f, within(1e-7f));
        assertThat(built(counting().activation(SOFTMAX)).call(x).toFloatArray()).containsExactly(0.5f, 0.5f);
        assertThat(built(counting().activation(GELU)).call(x).toFloatArray()[0]).isCloseTo(-1.26685e-4f, within(3e-7f));
        assertThat(built(counting().activation(ActivationFunction.of("double", y -> y.multiply(2)))).call(x).toFloatArray())
                .containsExactly(-8, -8);
    }

    @Test
    void call_activationThatHalves_halvesTheUnits() {
        Dense layer = built(counting().activation(GLU));
        assertThat(layer.infer(THREE)).isEqualTo(spec(DType.FLOAT32, Shape.UNKNOWN, 1));
        assertThat(layer.call(Tensor.of(new float[][]{{0, 0, 0}})).shape()).isEqualTo(Shape.of(1, 1));
    }

    @Test
    void gradients_areThoseOfTheSum() {
        for (ActivationFunction activation : List.of(RELU, ActivationFunction.of("relu", Tensor::relu))) {
            Dense layer = built(counting().activation(activation));
            Tensor x = Tensor.of(new float[][]{{1, 2, 3}, {-1, -1, -1}});
            List<Tensor> gradients = Autograd.valueAndGradients(layer.variables(), () -> layer.call(x).sum()).gradients();
            assertThat(gradients.get(0).toFloatMatrix()).isDeepEqualTo(new float[][]{{1, 1}, {2, 2}, {3, 3}});
            assertThat(gradients.get(1).toFloatArray()).containsExactly(1, 1);
        }
    }

    @Test
    void build_makesKernelAndBiasBehindThePath() {
        Dense layer = Dense.of(4);
        assertThat(layer.variables()).isEmpty();
        layer.build(THREE, build("net/dense_1"));
        assertThat(layer.variables()).extracting(Variable::name).containsExactly("net/dense_1/kernel", "net/dense_1/bias");
        assertThat(layer.variables()).extracting(Variable::shape).containsExactly(Shape.of(3, 4), Shape.of(4));
        assertThat(layer.variables()).allMatch(Variable::isTrainable);
    }

    @Test
    void build_defaults_areGlorotUniformAndZeros() {
        Dense layer = built(Dense.of(4));
        double limit = Math.sqrt(6.0 / 7);
        assertThat(layer.kernel().get().abs().max().item()).isBetween(0.5 * limit, limit);
        assertThat(layer.bias().orElseThrow().get().toFloatArray()).containsOnly(0);
    }

    @Test
    void build_float64_makesFloat64Weights() {
        Dense layer = Dense.of(1).kernelInitializer(Ones.of());
        layer.build(spec(DType.FLOAT64, 2, 2), new Build("dense", Philox.of(0), DType.FLOAT64));
        assertThat(layer.call(Tensor.of(new double[]{1, 2}, Shape.of(1, 2))).toDoubleArray()).containsExactly(3);
    }

    @Test
    void build_again_keepsTheWeights() {
        Dense layer = built(Dense.of(2));
        List<Variable> first = layer.variables();
        layer.build(spec(DType.FLOAT32, 7, 3), build("dense_1"));
        assertThat(layer.variables()).isEqualTo(first);
        assertThat(layer.kernel().name()).isEqualTo("dense/kernel");
    }

    @Test
    void build_againForOtherInputs_isRefused() {
        assertThatThrownBy(() -> built(Dense.of(2)).build(spec(DType.FLOAT32, Shape.UNKNOWN, 5), build("dense")))
                .isInstanceOf(ShapeException.class)
                .hasMessage("dense: expected axis −1 of the input to have size 3, given 5 of shape (None, 5)"
                        + "; it was built for that size, make another layer for other inputs");
    }

    @Test
    void call_inputOfOtherSize_isRefused() {
        assertThatThrownBy(() -> built(Dense.of(2)).call(Tensor.zeros(4, 2))).isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("dense: expected axis −1 of the input to have size 3, given 2 of shape (4, 2)");
    }

    @Test
    void inferAndBuild_vector_isRefused() {
        List<Runnable> calls = new ArrayList<>();
        calls.add(() -> Dense.of(2).named("head").infer(spec(DType.FLOAT32, 5)));
        calls.add(() -> Dense.of(2).named("head").build(spec(DType.FLOAT32, 5), build("head")));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOf(ShapeException.class)
                .hasMessage("head: expected an input of rank 2 or more, given rank 1, shape (5,)"));
    }

    @Test
    void build_unknownLastAxis_isRefused() {
        assertThatThrownBy(() -> Dense.of(2).build(spec(DType.FLOAT32, 5, Shape.UNKNOWN), build("dense")))
                .isInstanceOf(ShapeException.class)
                .hasMessage("dense: axis −1 of the input must be known to make the weights, given shape (5, None)");
    }

    @Test
    void infer_integers_isRefused() {
        assertThatThrownBy(() -> Dense.of(2).infer(spec(DType.UINT8, 5, 3))).isInstanceOf(DTypeException.class).hasMessage(
                "dense: takes FLOAT32 or FLOAT64, given UINT8; put a Rescaling layer in front or cast the input: x.cast(DType.FLOAT32)");
    }

    @Test
    void call_beforeBuild_isRefused() {
        assertThatThrownBy(() -> Dense.of(2).call(Tensor.zeros(1, 3))).isInstanceOf(IllegalStateException.class)
                .hasMessage("dense: has no weights yet; build it first, or give the model its input shape");
    }

    @Test
    void of_noUnits_isRefused() {
        assertThatThrownBy(() -> Dense.of(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dense: units must be 1 or more, given 0");
    }

    @Test
    @SuppressWarnings("NullAway") // the point of the test
    void settings_null_isRefused() {
        assertThatThrownBy(() -> Dense.of(1).activation(null)).isInstanceOf(NullPointerException.class).hasMessage("activation");
    }

    @Test
    void settings_ofABuiltLayer_giveAFreshOne() {
        Dense first = built(counting());
        Dense second = first.named("other");
        assertThat(second.variables()).isEmpty();
        assertThat(first.variables()).hasSize(2);
        assertThat(first.name()).isEmpty();
        assertThat(second.name()).contains("other");
    }

    @Test
    void settings_inputShape_isAnInputWithUnknownBatch() {
        assertThat(Dense.of(2).inputShape(28, 28).inputSpec()).contains(spec(DType.FLOAT32, Shape.UNKNOWN, 28, 28));
        assertThat(Dense.of(2).inputSpec()).isEmpty();
    }

    @Test
    void infer_unbuilt_replacesTheLastAxis() {
        assertThat(Dense.of(2).infer(spec(DType.FLOAT32, Shape.UNKNOWN, 9, 3)))
                .isEqualTo(spec(DType.FLOAT32, Shape.UNKNOWN, 9, 2));
        assertThat(Dense.of(2).units()).isEqualTo(2);
        assertThat(Dense.of(2).activation(RELU)).hasToString("dense(units=2, activation=relu)");
    }

    @Test
    void losses_arePenaltiesOfTheWeights() {
        Dense layer = counting().biasInitializer(Ones.of()).kernelRegularizer(L2.of(0.1)).biasRegularizer(L1.of(2));
        assertThat(layer.losses()).isEmpty();
        built(layer);
        assertThat(layer.losses()).extracting(Tensor::item).satisfiesExactly(
                kernel -> assertThat(kernel).isCloseTo(9.1, within(1e-6)), bias -> assertThat(bias).isEqualTo(4));
    }
}
