package dev.telar.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.activations.Activations;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.initializers.Constant;
import dev.telar.random.Philox;
import dev.telar.regularizers.L2;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class LayersTest {

    private static final int NONE = Shape.UNKNOWN;

    private static TensorSpec spec(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT32);
    }

    private static Build build(String path, DType dtype) {
        return new Build(path, Philox.of(0), dtype);
    }

    private static void shapeRefused(Runnable made, String message) {
        assertThatThrownBy(made::run).isInstanceOf(ShapeException.class).hasMessage(message);
    }

    // ---- all layers

    static Stream<Layer> named() {
        return Stream.of(Activation.of(Activations.RELU).named("x"), Flatten.of().named("x"), Reshape.of(2).named("x"),
                Rescaling.of(2).named("x"), Dropout.of(0.5).named("x"), Input.of(2).named("x"),
                LayerNormalization.of().named("x"),
                Dense.of(1).named("x"));
    }

    @ParameterizedTest
    @MethodSource("named")
    void named_isTheName(Layer layer) {
        assertThat(layer.name()).contains("x");
    }

    @Test
    void unaryLayer_twoInputs_isRefused() {
        assertThatThrownBy(() -> Flatten.of().infer(List.of(spec(1, 2), spec(1, 2)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Flatten: takes 1 input, given 2");
    }

    /// A layer of a user's own, made of another.
    private record Residual(UnaryLayer inner) implements UnaryLayer {

        @Override
        public void build(TensorSpec input, Build build) {
            inner.build(input, build.child("inner"));
        }

        @Override
        public Tensor call(Tensor x, Call call) {
            return x.add(inner.call(x, call));
        }

        @Override
        public List<Layer> children() {
            return List.of(inner);
        }
    }

    @Test
    void ownLayer_hasTheVariablesAndLossesOfItsChildren() {
        Residual residual = new Residual(Dense.of(2).kernelInitializer(Constant.of(1)).kernelRegularizer(L2.of(1)));
        residual.build(spec(NONE, 2), build("residual", DType.FLOAT32));
        assertThat(residual.call(Tensor.of(new float[][]{{1, 2}})).toFloatArray()).containsExactly(4, 5);
        assertThat(residual.variables()).extracting(Variable::name).containsExactly("residual/inner/kernel",
                "residual/inner/bias");
        assertThat(residual.losses()).extracting(Tensor::item).containsExactly(4.0);
    }

    // ---- Input

    @Test
    void input_passesOnWhatFits() {
        Input input = Input.of(28, 28).dtype(DType.UINT8);
        assertThat(input.inputSpec()).contains(new TensorSpec(Shape.of(NONE, 28, 28), DType.UINT8));
        Tensor x = Tensor.ofBytes(new byte[784], Shape.of(1, 28, 28));
        assertThat(input.call(x)).isSameAs(x);
    }

    @Test
    void input_otherShapeOrType_isRefused() {
        shapeRefused(() -> Input.of(28, 28).infer(spec(1, 28, 27)), "input: expected shape (None, 28, 28), given (1, 28, 27)");
        shapeRefused(() -> Input.of(28, 28).named("image").infer(spec(784)),
                "image: expected shape (None, 28, 28), given (784,)");
        assertThatThrownBy(() -> Input.of(2).dtype(DType.INT32).call(Tensor.zeros(1, 2))).isInstanceOf(DTypeException.class)
                .hasMessage("input: expected INT32, given FLOAT32; cast it: x.cast(DType.INT32)");
    }

    // ---- Activation

    @Test
    void activation_appliesItsFunction() {
        assertThat(Activation.of(Activations.RELU).call(Tensor.of(-1f, 2f)).toFloatArray()).containsExactly(0, 2);
        assertThat(Activation.of(Activations.GLU).infer(spec(NONE, 6))).isEqualTo(spec(NONE, 3));
        assertThat(Activation.of(Activations.GLU).function()).isSameAs(Activations.GLU);
    }

    @Test
    void activation_integers_isRefused() {
        assertThatThrownBy(() -> Activation.of(Activations.RELU).infer(new TensorSpec(Shape.of(1), DType.INT32)))
                .isInstanceOf(DTypeException.class).hasMessageStartingWith("activation: takes FLOAT32 or FLOAT64, given INT32");
    }

    // ---- Flatten

    @Test
    void flatten_putsAllAxesButTheBatchOnOne() {
        assertThat(Flatten.of().infer(spec(NONE, 28, 28))).isEqualTo(spec(NONE, 784));
        assertThat(Flatten.of().infer(spec(NONE, NONE, 28))).isEqualTo(spec(NONE, NONE));
        assertThat(Flatten.of().infer(spec(5))).isEqualTo(spec(5, 1));
        assertThat(Flatten.of().call(Tensor.zeros(2, 3, 4)).shape()).isEqualTo(Shape.of(2, 12));
        assertThat(Flatten.of().call(Tensor.zeros(0, 3, 4)).shape()).isEqualTo(Shape.of(0, 12));
        assertThat(Flatten.of().inputShape(28, 28).inputSpec()).contains(spec(NONE, 28, 28));
    }

    @Test
    void flatten_scalar_isRefused() {
        shapeRefused(() -> Flatten.of().infer(spec()), "flatten: expected an input of rank 1 or more, given rank 0, shape ()");
    }

    // ---- Reshape

    @Test
    void reshape_keepsTheBatch() {
        assertThat(Reshape.of(2, -1).infer(spec(NONE, 12))).isEqualTo(spec(NONE, 2, 6));
        assertThat(Reshape.of(3, 4).infer(spec(7, 12))).isEqualTo(spec(7, 3, 4));
        assertThat(Reshape.of(3, -1).infer(spec(7, NONE))).isEqualTo(spec(7, 3, NONE));
        assertThat(Reshape.of(-1).call(Tensor.zeros(2, 3, 4)).shape()).isEqualTo(Shape.of(2, 12));
    }

    @Test
    void reshape_otherNumberOfElements_isRefused() {
        shapeRefused(() -> Reshape.of(5, -1).infer(spec(NONE, 12)),
                "reshape: a sample of shape (12,) has 12 elements, which do not fit (5, None)");
        shapeRefused(() -> Reshape.of(5).infer(spec(NONE, 3, 4)),
                "reshape: a sample of shape (3, 4) has 12 elements, which do not fit (5,)");
        shapeRefused(() -> Reshape.of(-1, -1), "reshape: only one size may be −1, given (None, None)");
    }

    // ---- Rescaling

    @Test
    void rescaling_bytes_becomeWhatTheModelComputesIn() {
        Tensor x = Tensor.ofBytes(new byte[]{0, 51, (byte) 255}, Shape.of(1, 3));
        Rescaling layer = Rescaling.of(1.0 / 255);
        assertThat(layer.call(x).toFloatArray()).containsExactly(0, 51 * (float) (1.0 / 255), 255 * (float) (1.0 / 255));
        layer.build(x.spec(), build("rescaling", DType.FLOAT64));
        assertThat(layer.call(x).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(layer.infer(x.spec()).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(layer.infer(spec(1, 3)).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void rescaling_offset_isAddedAfterwards() {
        assertThat(Rescaling.of(2).offset(-1).call(Tensor.of(0f, 1f)).toFloatArray()).containsExactly(-1, 1);
        assertThat(Rescaling.of(2).inputShape(4).inputSpec()).contains(spec(NONE, 4));
    }

    // ---- LayerNormalization

    private static LayerNormalization built(LayerNormalization layer, int... sizes) {
        layer.build(spec(sizes), build("layer_normalization", DType.FLOAT32));
        return layer;
    }

    /// 1, 3: mean 2, variance 1, so ±1/√1.001.
    @Test
    void layerNormalization_lastAxis_hasMean0AndVariance1() {
        float unit = (float) (1 / Math.sqrt(1.001));
        LayerNormalization layer = built(LayerNormalization.of(), NONE, 2);
        float[] y = layer.call(Tensor.of(new float[][]{{1, 3}, {30, 10}})).toFloatArray();
        assertThat(y[0]).isCloseTo(-unit, within(1e-6f));
        assertThat(y[1]).isCloseTo(unit, within(1e-6f));
        assertThat(y[2]).isCloseTo(1, within(1e-4f));
        assertThat(layer.variables()).extracting(Variable::name).containsExactly("layer_normalization/gamma",
                "layer_normalization/beta");
    }

    @Test
    void layerNormalization_gammaAndBeta_scaleAndShift() {
        LayerNormalization layer = built(LayerNormalization.of().epsilon(1e-12).gammaInitializer(Constant.of(3))
                .betaInitializer(Constant.of(10)), NONE, 2);
        assertThat(layer.call(Tensor.of(new float[][]{{1, 3}})).toFloatArray()).containsExactly(new float[]{7, 13},
                within(1e-5f));
    }

    @Test
    void layerNormalization_severalAxes_withoutGammaAndBeta() {
        LayerNormalization layer = built(LayerNormalization.of().axis(-2, -1).epsilon(1e-12).center(false).scale(false), NONE, 2,
                2);
        assertThat(layer.call(Tensor.of(new float[]{1, 1, 3, 3}, Shape.of(1, 2, 2))).toFloatArray())
                .containsExactly(new float[]{-1, -1, 1, 1}, within(1e-5f));
        assertThat(layer.variables()).isEmpty();
        assertThat(built(LayerNormalization.of().axis(1, 2), NONE, 2, 3).variables()).extracting(Variable::shape)
                .containsExactly(Shape.of(2, 3), Shape.of(2, 3));
    }

    @Test
    void layerNormalization_misuse_isRefused() {
        shapeRefused(() -> LayerNormalization.of().axis(1).infer(spec(NONE, 4, 5)),
                "layer_normalization: takes the last axes, given [1] of shape (None, 4, 5)");
        shapeRefused(() -> built(LayerNormalization.of(), NONE, 4).call(Tensor.zeros(2, 5)),
                "layer_normalization: expected axis −1 of the input to have size 4, given 5 of shape (2, 5)"
                        + "; it was built for that size, make another layer for other inputs");
        shapeRefused(() -> built(LayerNormalization.of(), NONE, NONE),
                "layer_normalization: axis −1 of the input must be known to make the weights, given shape (None, None)");
        assertThatThrownBy(() -> LayerNormalization.of().call(Tensor.zeros(2, 5))).isInstanceOf(IllegalStateException.class)
                .hasMessage("layer_normalization: has no weights yet; build it first, or give the model its input shape");
        assertThatThrownBy(() -> LayerNormalization.of().epsilon(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer_normalization: epsilon must be above 0, given 0.0");
        assertThatThrownBy(() -> LayerNormalization.of().axis()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer_normalization: takes one axis or more, given none");
    }
}
