package dev.telar.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.telar.autograd.Autograd;
import dev.telar.error.ShapeException;
import dev.telar.op.ActivationKind;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class ActivationsTest {

    private static final List<String> NAMES = List.of("celu", "elu", "exponential", "gelu", "glu", "hard_shrink", "hard_sigmoid",
            "hard_silu", "hard_tanh", "leaky_relu", "linear", "log_sigmoid", "log_softmax", "mish", "relu", "relu6", "selu",
            "sigmoid", "silu", "soft_shrink", "softmax", "softplus", "softsign", "sparse_plus", "sparse_sigmoid", "sparsemax",
            "squareplus", "tanh", "tanh_shrink");

    private static final Map<String, ActivationFunction> WITH_PARAMETERS = Map.ofEntries(
            Map.entry("celu(0.5)", Activations.celu(0.5)), Map.entry("elu(2)", Activations.elu(2)),
            Map.entry("gelu(true)", Activations.gelu(true)), Map.entry("hard_shrink(1)", Activations.hardShrink(1)),
            Map.entry("leaky_relu(0.01)", Activations.leakyRelu(0.01)),
            Map.entry("relu(0.1,2.5,0.5)", Activations.relu(0.1, 2.5, 0.5)),
            Map.entry("soft_shrink(1)", Activations.softShrink(1)), Map.entry("squareplus(1)", Activations.squareplus(1)),
            Map.entry("threshold(1,-2)", Activations.threshold(1, -2)));

    /// A line of the file; the numbers are separated by blanks.
    record Golden(String name, String inputs, String outputs, String gradients) {

        double[] x() {
            return numbers(inputs);
        }

        double[] y() {
            return numbers(outputs);
        }

        double[] gradient() {
            return numbers(gradients);
        }

        Shape shape(double[] values) {
            boolean rows = List.of("softmax", "log_softmax", "glu", "sparsemax").contains(name);
            return rows ? Shape.of(2, values.length / 2) : Shape.of(values.length);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Golden> goldens() throws IOException {
        try (InputStream in = ActivationsTest.class.getResourceAsStream("goldens.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(NAMES.size() + WITH_PARAMETERS.size());
            return lines.stream().map(line -> line.split(" \\| ", -1))
                    .map(parts -> new Golden(parts[0], parts[1], parts[2], parts[3]));
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    private static ActivationFunction function(String golden) {
        ActivationFunction function = WITH_PARAMETERS.get(golden);
        return function == null ? Activations.named(golden) : function;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void function_float64_isThatOfKeras(Golden golden) {
        Tensor y = function(golden.name()).apply(Tensor.of(golden.x(), golden.shape(golden.x())));
        assertThat(y.shape()).isEqualTo(golden.shape(golden.y()));
        assertClose(y.toDoubleArray(), golden.y(), 1e-13);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void function_float32_isThatOfKeras(Golden golden) {
        Tensor x = Tensor.of(golden.x(), golden.shape(golden.x())).cast(DType.FLOAT32);
        // four roundings of intermediate values of up to 30, 2⁻²⁴ each
        assertClose(function(golden.name()).apply(x).toDoubleArray(), golden.y(), 4 * 30 * 0x1p-24);
    }

    /// The gradient of Σ w·y with w = 1, 2, 3 …
    @ParameterizedTest
    @MethodSource("goldens")
    void gradient_float64_isThatOfKeras(Golden golden) {
        Variable x = Variable.trainable("x", Tensor.of(golden.x(), golden.shape(golden.x())));
        double[] weights = new double[golden.y().length];
        Arrays.setAll(weights, i -> i + 1);
        Tensor w = Tensor.of(weights, golden.shape(golden.y()));
        Tensor gradient = Autograd
                .valueAndGradients(List.of(x), () -> function(golden.name()).apply(x.get()).multiply(w).sum()).gradients()
                .getFirst();
        assertClose(gradient.toDoubleArray(), golden.gradient(), 1e-12);
    }

    private static void assertClose(double[] given, double[] expected, double tolerance) {
        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < given.length; i++) {
            assertThat(given[i]).as("element %d", i).isCloseTo(expected[i],
                    within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }

    static Stream<String> elementwise() {
        return Stream.concat(NAMES.stream().filter(name -> !List.of("glu", "softmax", "log_softmax", "sparsemax").contains(name)),
                WITH_PARAMETERS.keySet().stream().sorted());
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void function_nan_staysNaN(String name) {
        assertThat(function(name).apply(Tensor.of(Float.NaN, 1f)).toFloatArray()[0]).isNaN();
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void function_farFromZero_isFiniteWithAFiniteGradient(String name) {
        Variable x = Variable.trainable("x", Tensor.of(-1e4f, 1e4f));
        Tensor gradient = Autograd.valueAndGradients(List.of(x), () -> function(name).apply(x.get()).sum()).gradients()
                .getFirst();
        float[] y = function(name).apply(x.get()).toFloatArray();
        float[] dx = gradient.toFloatArray();
        assertThat(y[0]).isFinite();
        assertThat(dx[0]).isFinite();
        if (name.equals("exponential")) {
            assertThat(y[1]).isInfinite();
        } else {
            assertThat(y[1]).isFinite();
            assertThat(dx[1]).isFinite();
        }
    }

    @Test
    void rowFunctions_farFromZero_areExact() {
        Tensor x = Tensor.of(new float[][]{{-1e4f, 1e4f}});
        assertThat(Activations.SOFTMAX.apply(x).toFloatArray()).containsExactly(0, 1);
        assertThat(Activations.SPARSEMAX.apply(x).toFloatArray()).containsExactly(0, 1);
        assertThat(Activations.LOG_SOFTMAX.apply(x).toFloatArray()).containsExactly(-2e4f, 0);
        assertThat(Activations.GLU.apply(x).toFloatArray()).containsExactly(-1e4f);
    }

    @Test
    void rowFunctions_otherAxis_runAlongIt() {
        Tensor x = Tensor.of(new float[][]{{0, 5}, {0, 1}});
        assertThat(Activations.softmax(0).apply(x).toFloatMatrix()[0][0]).isEqualTo(0.5f);
        assertThat(Activations.logSoftmax(0).apply(x).toFloatMatrix()[1][0]).isCloseTo(-0.6931472f, within(1e-6f));
        assertThat(Activations.sparsemax(0).apply(x).toFloatMatrix()).isDeepEqualTo(new float[][]{{0.5f, 1}, {0.5f, 0}});
        assertThat(Activations.glu(0).apply(x).toFloatArray()[0]).isEqualTo(0);
    }

    @Test
    void relu_atZero_hasGradientZero() {
        Variable x = Variable.trainable("x", Tensor.of(0f));
        assertThat(
                Autograd.valueAndGradients(List.of(x), () -> Activations.RELU.apply(x.get()).sum()).gradients().getFirst().item())
                .isEqualTo(0);
    }

    @Test
    void glu_oddAxis_isRefused() {
        assertThatThrownBy(() -> Activations.GLU.apply(Tensor.zeros(2, 3))).isInstanceOf(ShapeException.class)
                .hasMessage("glu: axis -1 must have an even size, given shape (2, 3)");
    }

    @Test
    void glu_unknownAxis_staysUnknown() {
        assertThat(Activations.GLU.infer(Shape.of(2, Shape.UNKNOWN))).isEqualTo(Shape.of(2, Shape.UNKNOWN));
        assertThat(Activations.RELU.infer(Shape.of(2, 3))).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void named_everyKerasName_isKnown() {
        assertThat(NAMES).allSatisfy(name -> assertThat(Activations.named(name)).hasToString(name));
        assertThat(Activations.named("swish")).isSameAs(Activations.SILU);
        assertThat(Activations.named("hard_swish")).isSameAs(Activations.HARD_SILU);
    }

    @Test
    void named_unknownName_listsTheNames() {
        assertThatThrownBy(() -> Activations.named("rleu")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("activation: 'rleu' is not known; there are celu, elu, exponential, gelu,")
                .hasMessageEndingWith("tanh, tanh_shrink, hard_swish, swish");
    }

    @Test
    void kind_simpleFunctions_mayBeFused() {
        assertThat(Activations.SIGMOID.kind()).contains(ActivationKind.SIGMOID);
        assertThat(Activations.gelu(true).kind()).contains(ActivationKind.GELU_TANH);
        assertThat(Activations.gelu(false)).isSameAs(Activations.GELU);
        assertThat(Activations.ELU.kind()).isEmpty();
        assertThat(Activations.GLU.kind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN})
    void parameters_outOfRange_areRefused(double wrong) {
        refused(() -> Activations.softShrink(wrong), "soft_shrink: the threshold must be 0 or more, given " + wrong);
        refused(() -> Activations.squareplus(wrong), "squareplus: b must be 0 or more, given " + wrong);
        refused(() -> Activations.relu(0, wrong, 0), "relu: the maximum must be 0 or more, given " + wrong);
        refused(() -> Activations.celu(0), "celu: alpha must not be 0");
    }

    private static void refused(Runnable made, String message) {
        assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void of_ownFunction_keepsTheShape() {
        ActivationFunction cube = ActivationFunction.of("cube", x -> x.multiply(x).multiply(x));
        assertThat(cube.apply(Tensor.of(2f)).toFloatArray()).containsExactly(8);
        assertThat(cube).hasToString("cube");
        assertThat(cube.kind()).isEmpty();
    }
}
