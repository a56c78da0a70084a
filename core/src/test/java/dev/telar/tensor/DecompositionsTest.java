package dev.telar.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.telar.autograd.Autograd;
import dev.telar.autograd.ValueAndGradients;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.Custom;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.Op;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.op.StopGradient;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Composites and their gradients against PyTorch, optimizer steps against Keras' formulas in NumPy (`decompositions.py`).
class DecompositionsTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final Map<String, double[]> GOLDEN = read();

    private static Map<String, double[]> read() {
        try (InputStream in = DecompositionsTest.class.getResourceAsStream("decompositions.txt")) {
            Map<String, double[]> all = new HashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] parts = line.split(": ", 2);
                all.put(parts[0], Arrays.stream(parts[1].split(" ")).mapToDouble(Double::parseDouble).toArray());
            });
            return all;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double[] numbers(String name) {
        return Objects.requireNonNull(GOLDEN.get(name), name);
    }

    private static Tensor golden(String name, int... sizes) {
        return Tensor.of(numbers(name), Shape.of(sizes));
    }

    /// Equal up to rounding of a few operations, relative above 1 and absolute below.
    private static void assertClose(Tensor actual, String name) {
        assertClose(actual, name, 1e-13);
    }

    private static void assertClose(Tensor actual, String name, double tolerance) {
        double[] expected = numbers(name);
        double[] values = actual.toDoubleArray();
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as("%s[%d]", name, i).isCloseTo(expected[i],
                    within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static double[] apply(Op op, Tensor... inputs) {
        return Tensor.apply(op, inputs).getFirst().toDoubleArray();
    }

    // ---- activations

    @ParameterizedTest
    @EnumSource(ActivationKind.class)
    void activation_atManyPoints_agreesWithTorch(ActivationKind kind) {
        ValueAndGradients result = Autograd.vjp(List.of(golden("activation/x", 38)), x -> x.getFirst().activate(kind),
                Tensor.full(1, DType.FLOAT64, 38));
        assertClose(result.value(), "activation/" + kind.label() + "/y");
        assertClose(result.gradients().getFirst(), "activation/" + kind.label() + "/dx");
    }

    @ParameterizedTest
    @EnumSource(ActivationKind.class)
    void activation_inFloats_staysWithinRounding(ActivationKind kind) {
        ValueAndGradients result = Autograd.vjp(List.of(golden("activation/x", 38).cast(DType.FLOAT32)),
                x -> x.getFirst().activate(kind), Tensor.ones(38));
        assertThat(result.value().dtype()).isEqualTo(DType.FLOAT32);
        assertClose(result.value(), "activation/" + kind.label() + "/y", 1e-6);
        assertClose(result.gradients().getFirst(), "activation/" + kind.label() + "/dx", 2e-6);
    }

    @ParameterizedTest
    @CsvSource({"RELU,0,Infinity,0,1", "SIGMOID,0,1,0,0", "TANH,-1,1,0,0", "GELU,0,Infinity,0,1", "GELU_TANH,0,Infinity,0,1",
            "SILU,0,Infinity,0,1", "SOFTPLUS,0,Infinity,0,1", "LINEAR,-Infinity,Infinity,1,1"})
    void activation_atInfinity_hasItsLimit(ActivationKind kind, double low, double high, double slopeLow, double slopeHigh) {
        ValueAndGradients result = Autograd.vjp(List.of(Tensor.of(-INFINITY, INFINITY)), x -> x.getFirst().activate(kind),
                Tensor.of(1.0, 1.0));
        assertThat(result.value().add(0).toDoubleArray()).containsExactly(low, high);
        assertThat(result.gradients().getFirst().add(0).toDoubleArray()).containsExactly(slopeLow, slopeHigh);
    }

    @ParameterizedTest
    @EnumSource(ActivationKind.class)
    void activation_ofNaN_isNaN(ActivationKind kind) {
        assertThat(Tensor.of(NAN).activate(kind).item()).isNaN();
    }

    @Test
    void sigmoid_farBelowZero_keepsItsDigits() {
        assertThat(Tensor.of(-700.0).sigmoid().item()).isCloseTo(Math.exp(-700), within(1e-14 * Math.exp(-700)));
    }

    @Test
    void softplus_farBelowZero_keepsItsDigits() {
        assertThat(Tensor.of(-700.0).softplus().item()).isCloseTo(Math.exp(-700), within(1e-14 * Math.exp(-700)));
    }

    // ---- softmax and its losses

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void softmax_alongAxis_agreesWithTorch(int axis) {
        for (Op op : List.of(new Softmax(axis), new LogSoftmax(axis))) {
            ValueAndGradients result = Autograd.vjp(List.of(golden("softmax/z", 3, 5)),
                    x -> Tensor.apply(op, x.getFirst()).getFirst(), golden("softmax/v", 3, 5));
            assertClose(result.value(), op.name() + "/" + axis + "/y");
            assertClose(result.gradients().getFirst(), op.name() + "/" + axis + "/dx");
        }
    }

    @Test
    void crossEntropy_ofProbabilities_agreesWithTorch() {
        ValueAndGradients result = Autograd.vjp(List.of(golden("softmax/z", 3, 5), golden("softmax/p", 3, 5)),
                x -> Tensor.apply(new SoftmaxCrossEntropy(), x.get(0), x.get(1)).getFirst(), golden("softmax/u", 3));
        assertClose(result.value(), "cross_entropy/y");
        assertClose(result.gradients().get(0), "cross_entropy/dx");
        assertClose(result.gradients().get(1), "cross_entropy/dt");
    }

    @Test
    void crossEntropy_ofLabels_agreesWithTorch() {
        Tensor labels = golden("softmax/labels", 3).cast(DType.INT32);
        ValueAndGradients result = Autograd.vjp(List.of(golden("softmax/z", 3, 5)),
                x -> Tensor.apply(new SparseSoftmaxCrossEntropy(), x.getFirst(), labels).getFirst(), golden("softmax/u", 3));
        assertClose(result.value(), "sparse_cross_entropy/y");
        assertClose(result.gradients().getFirst(), "sparse_cross_entropy/dx");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void sparseCrossEntropy_labelOutOfBounds_isRefused(int label) {
        assertThatThrownBy(() -> Tensor.apply(new SparseSoftmaxCrossEntropy(), Tensor.of(1.0, 2.0),
                Tensor.of(new int[]{label}, Shape.scalar())))
                .isInstanceOf(IndexOutOfBoundsException.class).hasMessageContaining(Integer.toString(label));
    }

    @Test
    void sparseCrossEntropy_otherLogitMinusInfinity_isFinite() {
        assertThat(apply(new SparseSoftmaxCrossEntropy(), Tensor.of(3.0, -INFINITY), Tensor.of(new int[]{0}, Shape.scalar())))
                .containsExactly(0);
    }

    @Test
    void softmax_oneLogitMinusInfinity_hasProbabilityZero() {
        assertThat(Tensor.of(1.0, -INFINITY, 1.0).softmax(0).toDoubleArray()).containsExactly(0.5, 0, 0.5);
        assertThat(Tensor.of(1.0, -INFINITY).logSoftmax(0).toDoubleArray()).containsExactly(0, -INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"-Infinity,-Infinity", "Infinity,1", "NaN,1"})
    void softmax_withoutFiniteMaximum_isNaN(double first, double second) {
        assertThat(Tensor.of(first, second).softmax(0).toDoubleArray()).containsExactly(NAN, NAN);
        assertThat(Tensor.of(first, second).logSoftmax(0).toDoubleArray()).containsExactly(NAN, NAN);
    }

    @Test
    void softmax_ofNothing_isNothing() {
        assertThat(Tensor.zeros(3, 0).softmax(1).shape()).isEqualTo(Shape.of(3, 0));
    }

    // ---- layers

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void layerNorm_overLastAxes_agreesWithTorch(int axes) {
        int[] last = axes == 1 ? new int[]{4} : new int[]{3, 4};
        String name = "layer_norm/" + axes + "/";
        ValueAndGradients result = Autograd.vjp(
                List.of(golden("layer_norm/x", 2, 3, 4), golden(name + "gamma", last), golden(name + "beta", last)),
                x -> Tensor.apply(new LayerNorm(axes, 1e-3), x.toArray(Tensor[]::new)).getFirst(),
                golden("layer_norm/v", 2, 3, 4));
        assertClose(result.value(), name + "y");
        assertClose(result.gradients().get(0), name + "dx");
        assertClose(result.gradients().get(1), name + "dgamma");
        assertClose(result.gradients().get(2), name + "dbeta");
    }

    @ParameterizedTest
    @EnumSource(value = ActivationKind.class, names = {"LINEAR", "RELU", "SIGMOID", "TANH"})
    void linear_withTwoLeadingAxes_agreesWithTorch(ActivationKind kind) {
        ValueAndGradients result = Autograd.vjp(
                List.of(golden("layer_norm/x", 2, 3, 4), golden("linear/w", 4, 5), golden("linear/b", 5)),
                x -> Tensor.apply(new Linear(kind, true), x.toArray(Tensor[]::new)).getFirst(), golden("linear/v", 2, 3, 5));
        String name = "linear/" + kind.label() + "/";
        assertClose(result.value(), name + "y");
        assertClose(result.gradients().get(0), name + "dx");
        assertClose(result.gradients().get(1), name + "dw");
        assertClose(result.gradients().get(2), name + "db");
    }

    // ---- optimizers

    private static List<Tensor> fourSteps(java.util.function.IntFunction<Op> op, int slots,
            java.util.function.IntToDoubleFunction rate) {
        Tensor gradients = golden("update/g", 4, 3);
        List<Tensor> state = new java.util.ArrayList<>(
                IntStream.range(0, 1 + slots).mapToObj(_ -> Tensor.full(0, DType.FLOAT64, 3)).toList());
        state.set(0, golden("update/w", 3));
        for (int t = 1; t <= 4; t++) {
            List<Tensor> inputs = new java.util.ArrayList<>(state);
            inputs.add(1, gradients.at(t - 1));
            inputs.add(2, Tensor.full(rate.applyAsDouble(t), DType.FLOAT64));
            state = Tensor.apply(op.apply(t), inputs.toArray(Tensor[]::new));
        }
        return state;
    }

    @ParameterizedTest
    @CsvSource({"plain,0,false", "momentum,0.9,false", "nesterov,0.9,true"})
    void sgd_fourSteps_agreesWithKerasFormulas(String name, double momentum, boolean nesterov) {
        SgdUpdate op = new SgdUpdate(momentum, nesterov);
        assertClose(fourSteps(_ -> op, op.slots(), _ -> 0.1).getFirst(), "sgd/" + name);
    }

    @ParameterizedTest
    @CsvSource({"plain,0,false", "centered,0,true", "momentum,0.5,false", "both,0.5,true"})
    void rmsprop_fourSteps_agreesWithKerasFormulas(String name, double momentum, boolean centered) {
        RmspropUpdate op = new RmspropUpdate(0.9, momentum, 1e-7, centered);
        assertClose(fourSteps(_ -> op, op.slots(), _ -> 0.1).getFirst(), "rmsprop/" + name);
    }

    @ParameterizedTest
    @CsvSource({"plain,false", "amsgrad,true"})
    void adam_fourSteps_agreesWithKerasFormulas(String name, boolean amsgrad) {
        AdamUpdate op = new AdamUpdate(0.9, 0.9, 1e-7, amsgrad);
        assertClose(
                fourSteps(_ -> op, op.slots(), t -> 0.1 * Math.sqrt(1 - Math.pow(0.9, t)) / (1 - Math.pow(0.9, t))).getFirst(),
                "adam/" + name);
    }

    // ---- selection and errors

    @Test
    void topK_ofRows_givesGreatestAndTheirIndices() {
        List<Tensor> top = Tensor.of(new double[]{1, 3, 3, 5, 0, 4}, Shape.of(2, 3)).topK(2);
        assertThat(top.get(0).toDoubleArray()).containsExactly(3, 3, 5, 4);
        assertThat(top.get(1).toIntArray()).containsExactly(1, 2, 0, 2);
    }

    @Test
    void stopGradient_ofTensor_isAnotherObjectOfTheSameValues() {
        Tensor x = Tensor.of(1.0, 2.0);
        Tensor y = Tensor.apply(new StopGradient(), x).getFirst();
        assertThat(y).isNotSameAs(x);
        assertThat(y.toDoubleArray()).containsExactly(1, 2);
    }

    @Test
    void stopGradient_returnedFromScope_outlivesIt() {
        Tensor y = TensorScope.tensor(() -> Tensor.of(1.0, 2.0).stopGradient());
        assertThat(y.toDoubleArray()).containsExactly(1, 2);
    }

    @Test
    void stopGradient_insideScope_isReleasedWithItAndLeavesTheOriginal() {
        Tensor x = Tensor.of(1.0, 2.0);
        Tensor[] inner = new Tensor[1];
        Variable v = TensorScope.tensors(() -> List.of(Tensor.of(3.0))).stream().map(t -> Variable.state("v", t)).findFirst()
                .orElseThrow();
        TensorScope.run(() -> {
            inner[0] = v.get().stopGradient();
            assertThat(inner[0].item()).isEqualTo(3);
            assertThat(x.stopGradient().sum().item()).isEqualTo(3);
        });
        assertThatThrownBy(() -> inner[0].toHost()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was used after the TensorScope that made it had closed");
        assertThat(v.get().item()).isEqualTo(3);
        assertThat(x.toDoubleArray()).containsExactly(1, 2);
    }

    @Test
    void decomposition_ofPrimitive_isRefused() {
        assertThatThrownBy(() -> Decompositions.of(new Unary(UnaryKind.EXP), List.of(Tensor.of(1.0))))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("exp: is a primitive and not made of other operations");
    }

    private record Bare() implements Custom {

        @Override
        public String name() {
            return "bare";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }
    }

    @Test
    void decomposition_ofPlainCustom_namesTheInterfaceToImplement() {
        assertThatThrownBy(() -> Tensor.apply(new Bare(), Tensor.of(1.0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bare: ")
                .hasMessageContaining("Bare has no decomposition; implement dev.telar.tensor.CustomOperation");
    }
}
