package dev.telar.tensor;

import dev.telar.op.ActivationKind;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;

/// The activation functions and their derivatives, written so that no intermediate value overflows: at ±∞ each has its limit, and NaN
/// stays NaN (but `relu` passes no gradient back from a NaN).
final class ActivationDecompositions {

    /// Where x·f(x) with f(−∞) = 0 would be ∞·0, x is limited to ±[#SATURATED] first: e⁻ˣ is 0 from x = 746 on even in FLOAT64.
    private static final double SATURATED = 1000;

    /// √(2/π), the slope of the inner function of GELU_TANH at 0.
    private static final double GELU_SLOPE = Math.sqrt(2 / Math.PI);

    /// The coefficient of x³ in GELU_TANH, as Hendrycks and Gimpel fitted it.
    private static final double GELU_CUBIC = 0.044715;

    private static final double SQRT_HALF = Math.sqrt(0.5);

    /// 1/√(2π), the density of the normal distribution at 0.
    private static final double NORMAL_DENSITY = 1 / Math.sqrt(2 * Math.PI);

    private ActivationDecompositions() {}

    static Tensor value(ActivationKind kind, Tensor x) {
        return switch (kind) {
            case LINEAR -> x;
            case RELU -> x.maximum(0);
            case SIGMOID -> sigmoid(x);
            case TANH -> tanh(x);
            case GELU -> x.maximum(-SATURATED).multiply(normal(x));
            case GELU_TANH -> x.maximum(-SATURATED).multiply(approximateNormal(x.maximum(-SATURATED)));
            case SILU -> x.maximum(-SATURATED).multiply(x.sigmoid());
            case SOFTPLUS -> x.maximum(0).add(x.abs().negate().exp().log1p());
        };
    }

    /// @param source the output y where the kind's gradient follows from it, else the input x
    static Tensor gradient(ActivationKind kind, Tensor source, Tensor dy) {
        return switch (kind) {
            case LINEAR -> dy;
            case RELU -> Tensor.where(source.greater(0), dy, dy.like(0));
            case SIGMOID -> dy.multiply(source.multiply(source.subtractFrom(1)));
            case TANH -> dy.multiply(source.square().subtractFrom(1));
            case GELU -> dy.multiply(normal(source).add(limited(source).multiply(density(source))));
            case GELU_TANH -> dy.multiply(approximateNormalSlope(limited(source)));
            case SILU -> dy.multiply(siluSlope(limited(source)));
            case SOFTPLUS -> dy.multiply(source.sigmoid());
        };
    }

    /// e⁻|ˣ| is at most 1, hence neither end overflows, and small values keep their digits.
    private static Tensor sigmoid(Tensor x) {
        Tensor e = x.abs().negate().exp();
        return Tensor.where(x.greaterEqual(0), x.like(1), e).divide(e.add(1));
    }

    private static Tensor tanh(Tensor x) {
        return Interpreters.one(new Unary(UnaryKind.TANH), x);
    }

    /// Φ(x), the normal distribution.
    private static Tensor normal(Tensor x) {
        return x.multiply(SQRT_HALF).erf().add(1).multiply(0.5);
    }

    /// φ(x) = Φ′(x).
    private static Tensor density(Tensor x) {
        return x.square().multiply(-0.5).exp().multiply(NORMAL_DENSITY);
    }

    private static Tensor approximateNormal(Tensor x) {
        return inner(x).add(1).multiply(0.5);
    }

    /// tanh(√(2/π)·(x + 0.044715·x³)).
    private static Tensor inner(Tensor x) {
        return tanh(x.multiply(x.square().multiply(GELU_CUBIC).add(1)).multiply(GELU_SLOPE));
    }

    private static Tensor approximateNormalSlope(Tensor x) {
        Tensor t = inner(x);
        Tensor innerSlope = x.square().multiply(3 * GELU_CUBIC).add(1).multiply(GELU_SLOPE);
        return t.add(1).add(x.multiply(t.square().subtractFrom(1)).multiply(innerSlope)).multiply(0.5);
    }

    private static Tensor siluSlope(Tensor x) {
        Tensor s = x.sigmoid();
        return s.multiply(x.multiply(s.subtractFrom(1)).add(1));
    }

    private static Tensor limited(Tensor x) {
        return x.clip(-SATURATED, SATURATED);
    }
}
