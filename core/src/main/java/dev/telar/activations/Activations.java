package dev.telar.activations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.telar.op.ActivationKind;
import dev.telar.tensor.Tensor;

/// The activation functions of Keras 3, for `import static`: constants with Keras' default parameters, and a method for each that has
/// parameters. Where a formula has cases, the gradient at the border is that of the case named there.
///
/// @see <a href="https://keras.io/api/layers/activations/">Keras: layer activation functions</a>
public final class Activations {

    /// x.
    public static final ActivationFunction LINEAR = fused("linear", ActivationKind.LINEAR);
    /// max(x, 0); gradient 0 at 0.
    public static final ActivationFunction RELU = fused("relu", ActivationKind.RELU);
    /// x limited to 0 … 6.
    public static final ActivationFunction RELU6 = standard("relu6");
    /// 1/(1 + e⁻ˣ).
    public static final ActivationFunction SIGMOID = fused("sigmoid", ActivationKind.SIGMOID);
    /// The hyperbolic tangent.
    public static final ActivationFunction TANH = fused("tanh", ActivationKind.TANH);
    /// *exp(xᵢ − max x) / Σ exp(xⱼ − max x)* along the last axis.
    public static final ActivationFunction SOFTMAX = standard("softmax");
    /// The logarithm of the softmax, along the last axis.
    public static final ActivationFunction LOG_SOFTMAX = standard("log_softmax");
    /// x·Φ(x) with the exact error function (Hendrycks and Gimpel 2016).
    public static final ActivationFunction GELU = fused("gelu", ActivationKind.GELU);
    /// x·sigmoid(x), also called swish.
    public static final ActivationFunction SILU = fused("silu", ActivationKind.SILU);
    /// x above 0, else eˣ − 1 (Clevert et al. 2016).
    public static final ActivationFunction ELU = standard("elu");
    /// x above 0, else eˣ − 1; see [#celu].
    public static final ActivationFunction CELU = standard("celu");
    /// The scaled elu that keeps mean 0 and variance 1: 1.0507·elu(x) with 1.6733 below 0 (Klambauer et al. 2017).
    public static final ActivationFunction SELU = standard("selu");
    /// log(1 + eˣ).
    public static final ActivationFunction SOFTPLUS = fused("softplus", ActivationKind.SOFTPLUS);
    /// x/(1 + |x|).
    public static final ActivationFunction SOFTSIGN = standard("softsign");
    /// eˣ.
    public static final ActivationFunction EXPONENTIAL = standard("exponential");
    /// x/6 + 1/2 limited to 0 … 1.
    public static final ActivationFunction HARD_SIGMOID = standard("hard_sigmoid");
    /// x·hard_sigmoid(x), also called hard swish (Howard et al. 2019).
    public static final ActivationFunction HARD_SILU = standard("hard_silu");
    /// x limited to −1 … 1.
    public static final ActivationFunction HARD_TANH = standard("hard_tanh");
    /// x where |x| is above 0.5, else 0.
    public static final ActivationFunction HARD_SHRINK = standard("hard_shrink");
    /// x moved towards 0 by 0.5, or 0 where it is nearer.
    public static final ActivationFunction SOFT_SHRINK = standard("soft_shrink");
    /// x − tanh x.
    public static final ActivationFunction TANH_SHRINK = standard("tanh_shrink");
    /// x from 0 on, else 0.2·x.
    public static final ActivationFunction LEAKY_RELU = standard("leaky_relu");
    /// log(sigmoid x) = −softplus(−x).
    public static final ActivationFunction LOG_SIGMOID = standard("log_sigmoid");
    /// x·tanh(softplus x) (Misra 2019).
    public static final ActivationFunction MISH = standard("mish");
    /// a·sigmoid(b) for the halves a and b of the last axis (Dauphin et al. 2017).
    public static final ActivationFunction GLU = glu(-1);
    /// 0 below −1, (x + 1)²/4 to 1, x above.
    public static final ActivationFunction SPARSE_PLUS = standard("sparse_plus");
    /// 0 below −1, (x + 1)/2 to 1, 1 above.
    public static final ActivationFunction SPARSE_SIGMOID = standard("sparse_sigmoid");
    /// The nearest point of the probability simplex, along the last axis.
    public static final ActivationFunction SPARSEMAX = standard("sparsemax");
    /// (x + √(x² + 4))/2 (Barron 2021).
    public static final ActivationFunction SQUAREPLUS = standard("squareplus");

    private static final Map<String, ActivationFunction> NAMED = new LinkedHashMap<>();

    static {
        for (ActivationFunction function : List.of(CELU, ELU, EXPONENTIAL, GELU, GLU, HARD_SHRINK, HARD_SIGMOID, HARD_SILU,
                HARD_TANH, LEAKY_RELU, LINEAR,
                LOG_SIGMOID, LOG_SOFTMAX, MISH, RELU, RELU6, SELU, SIGMOID, SILU, SOFT_SHRINK, SOFTMAX, SOFTPLUS, SOFTSIGN,
                SPARSE_PLUS, SPARSE_SIGMOID, SPARSEMAX, SQUAREPLUS, TANH, TANH_SHRINK)) {
            NAMED.put(function.name(), function);
        }
        NAMED.put("hard_swish", HARD_SILU);
        NAMED.put("swish", SILU);
    }

    private Activations() {}

    /// The function of a Keras name with Keras' default parameters, for files and command lines: `gelu`.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists the names
    public static ActivationFunction named(String name) {
        ActivationFunction function = NAMED.get(name);
        if (function == null) {
            throw new IllegalArgumentException(
                    "activation: '" + name + "' is not known; there are " + String.join(", ", NAMED.keySet()));
        }
        return function;
    }

    /// max(x, 0) + min(0, α·(exp(x/α) − 1)), with a continuous gradient for every α (Barron 2017).
    ///
    /// @param alpha α, not 0; Keras' default is 1
    public static ActivationFunction celu(double alpha) {
        if (alpha == 0) {
            throw new IllegalArgumentException("celu: alpha must not be 0");
        }
        return of("celu", x -> exponentialBelowZero(x, alpha, 1 / alpha));
    }

    /// x above 0, else α·(eˣ − 1).
    ///
    /// @param alpha α; Keras' default is 1
    public static ActivationFunction elu(double alpha) {
        return of("elu", x -> exponentialBelowZero(x, alpha, 1));
    }

    /// x·Φ(x), exactly or with the approximation *x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³)))*.
    public static ActivationFunction gelu(boolean approximate) {
        return approximate ? fused("gelu", ActivationKind.GELU_TANH) : GELU;
    }

    /// a·sigmoid(b) for the halves a and b of an axis, whose size must be even.
    public static ActivationFunction glu(int axis) {
        return new Glu(axis);
    }

    /// x where |x| is above the threshold, else 0.
    public static ActivationFunction hardShrink(double threshold) {
        return of("hard_shrink", x -> Tensor.where(x.abs().lessEqual(threshold), x.like(0), x));
    }

    /// x from 0 on, else slope·x.
    ///
    /// @param negativeSlope Keras' default is 0.2
    public static ActivationFunction leakyRelu(double negativeSlope) {
        return of("leaky_relu", x -> Tensor.where(x.greaterEqual(0), x, x.multiply(negativeSlope)));
    }

    /// The logarithm of the softmax along an axis.
    public static ActivationFunction logSoftmax(int axis) {
        return of("log_softmax", x -> x.logSoftmax(axis));
    }

    /// x above the threshold but at most the maximum; below, slope·(x − threshold).
    ///
    /// @param negativeSlope Keras' default is 0
    /// @param maxValue `Double.POSITIVE_INFINITY` for none, which is Keras' default
    /// @param threshold Keras' default is 0
    public static ActivationFunction relu(double negativeSlope, double maxValue, double threshold) {
        if (!(maxValue >= 0)) {
            throw new IllegalArgumentException("relu: the maximum must be 0 or more, given " + maxValue);
        }
        return of("relu", x -> {
            Tensor above = threshold == 0 ? x.relu() : Tensor.where(x.lessEqual(threshold), x.like(0), x);
            Tensor limited = maxValue == Double.POSITIVE_INFINITY ? above : above.clip(0, maxValue);
            return negativeSlope == 0
                    ? limited
                    : limited.subtract(x.subtractFrom(threshold).relu().multiply(negativeSlope));
        });
    }

    /// The softmax along an axis.
    public static ActivationFunction softmax(int axis) {
        return of("softmax", x -> x.softmax(axis));
    }

    /// x moved towards 0 by the threshold, or 0 where it is nearer.
    ///
    /// @param threshold 0 or more; Keras' default is 0.5
    public static ActivationFunction softShrink(double threshold) {
        if (!(threshold >= 0)) {
            throw new IllegalArgumentException("soft_shrink: the threshold must be 0 or more, given " + threshold);
        }
        return of("soft_shrink", x -> x.subtract(x.clip(-threshold, threshold)));
    }

    /// The nearest point of the probability simplex along an axis: a softmax with zeros (Martins and Astudillo 2016).
    public static ActivationFunction sparsemax(int axis) {
        return of("sparsemax", x -> sparsemax(x, axis));
    }

    /// (x + √(x² + b))/2.
    ///
    /// @param b how smooth, 0 or more; Keras' default is 4
    public static ActivationFunction squareplus(double b) {
        if (!(b >= 0)) {
            throw new IllegalArgumentException("squareplus: b must be 0 or more, given " + b);
        }
        return of("squareplus", x -> x.add(x.square().add(b).sqrt()).multiply(0.5));
    }

    /// x above the threshold, else a given value.
    public static ActivationFunction threshold(double threshold, double value) {
        return of("threshold", x -> Tensor.where(x.lessEqual(threshold), x.like(value), x));
    }

    private static ActivationFunction of(String name, UnaryOperator<Tensor> function) {
        return ActivationFunction.of(name, function);
    }

    private static ActivationFunction standard(String name) {
        return of(name, x -> standard(name, x));
    }

    /// The constants' formulas. One method has them all, since making a lambda of each takes ten milliseconds at the first use of any constant.
    private static Tensor standard(String name, Tensor x) {
        return switch (name) {
            case "celu" -> celu(1).apply(x);
            case "elu" -> elu(1).apply(x);
            case "exponential" -> x.exp();
            case "hard_shrink" -> hardShrink(0.5).apply(x);
            case "hard_sigmoid" -> hardSigmoid(x);
            case "hard_silu" -> x.multiply(hardSigmoid(x));
            case "hard_tanh" -> x.clip(-1, 1);
            case "leaky_relu" -> leakyRelu(0.2).apply(x);
            case "log_sigmoid" -> x.negate().softplus().negate();
            case "log_softmax" -> x.logSoftmax(-1);
            case "mish" -> x.multiply(x.softplus().tanh());
            case "relu6" -> x.relu().minimum(6);
            case "selu" -> exponentialBelowZero(x, Selu.ALPHA, 1).multiply(Selu.SCALE);
            case "soft_shrink" -> softShrink(0.5).apply(x);
            case "softmax" -> x.softmax(-1);
            case "softsign" -> x.divide(x.abs().add(1));
            case "sparse_plus" -> sparsePlus(x);
            case "sparse_sigmoid" -> x.add(1).multiply(0.5).clip(0, 1);
            case "sparsemax" -> sparsemax(x, -1);
            case "squareplus" -> squareplus(4).apply(x);
            case "tanh_shrink" -> x.subtract(x.tanh());
            default -> throw new IllegalStateException("no formula of " + name);
        };
    }

    private static ActivationFunction fused(String name, ActivationKind kind) {
        return new NamedFunction(name, x -> x.activate(kind), Optional.of(kind));
    }

    /// x above 0, else α·(exp(βx) − 1). The exponential never sees a positive x, so that it cannot overflow and spoil the gradient.
    private static Tensor exponentialBelowZero(Tensor x, double alpha, double beta) {
        Tensor positive = x.greater(0);
        Tensor below = Tensor.where(positive, x.like(0), x);
        return Tensor.where(positive, x, below.multiply(beta).expm1().multiply(alpha));
    }

    private static Tensor hardSigmoid(Tensor x) {
        return x.add(3).relu().minimum(6).multiply(1.0 / 6);
    }

    private static Tensor sparsePlus(Tensor x) {
        Tensor limited = x.clip(-1, 1);
        Tensor parabola = limited.add(1).square().multiply(0.25);
        return Tensor.where(x.greater(1), x, parabola);
    }

    /// The support are the greatest elements z₁ ≥ … ≥ z_k with 1 + i·zᵢ > z₁ + … + zᵢ; what they exceed 1 by is shared among them.
    private static Tensor sparsemax(Tensor x, int axis) {
        Tensor shifted = x.subtract(x.maxKeepDims(axis).stopGradient());
        Tensor sorted = shifted.stopGradient().sort(axis).reverse(axis);
        Tensor rank = x.like(1).broadcastTo(x.shape()).cumSum(axis);
        Tensor inSupport = rank.multiply(sorted).add(1).greater(sorted.cumSum(axis));
        Tensor smallest = Tensor.where(inSupport, sorted, x.like(Double.POSITIVE_INFINITY)).minKeepDims(axis);
        Tensor support = shifted.greaterEqual(smallest).cast(x.dtype()).stopGradient();
        Tensor excess = shifted.multiply(support).sumKeepDims(axis).subtract(1);
        return shifted.subtract(excess.divide(support.sumKeepDims(axis))).relu();
    }

    /// The numbers of Klambauer et al. 2017.
    private static final class Selu {
        private static final double ALPHA = 1.6732632423543772;
        private static final double SCALE = 1.0507009873554805;
    }
}
