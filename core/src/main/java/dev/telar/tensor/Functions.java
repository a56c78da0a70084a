package dev.telar.tensor;

import dev.telar.op.Activate;
import dev.telar.op.ActivationKind;
import dev.telar.op.Cast;
import dev.telar.op.StopGradient;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;

/// The part of [Tensor] that works on every element by itself.
public sealed interface Functions permits Tensor {

    /// −x.
    default Tensor negate() {
        return Interpreters.one(new Unary(UnaryKind.NEG), self());
    }

    /// |x|; gradient 0 at 0.
    default Tensor abs() {
        return Interpreters.one(new Unary(UnaryKind.ABS), self());
    }

    /// −1, 0 or 1.
    default Tensor sign() {
        return Interpreters.one(new Unary(UnaryKind.SIGN), self());
    }

    /// eˣ.
    default Tensor exp() {
        return Interpreters.one(new Unary(UnaryKind.EXP), self());
    }

    /// eˣ − 1, exact near 0.
    default Tensor expm1() {
        return Interpreters.one(new Unary(UnaryKind.EXPM1), self());
    }

    /// The natural logarithm.
    default Tensor log() {
        return Interpreters.one(new Unary(UnaryKind.LOG), self());
    }

    /// log(1 + x), exact near 0.
    default Tensor log1p() {
        return Interpreters.one(new Unary(UnaryKind.LOG1P), self());
    }

    /// √x; its gradient at 0 is +∞.
    default Tensor sqrt() {
        return Interpreters.one(new Unary(UnaryKind.SQRT), self());
    }

    /// 1/√x.
    default Tensor rsqrt() {
        return Interpreters.one(new Unary(UnaryKind.RSQRT), self());
    }

    /// The sine, radians.
    default Tensor sin() {
        return Interpreters.one(new Unary(UnaryKind.SIN), self());
    }

    /// The cosine, radians.
    default Tensor cos() {
        return Interpreters.one(new Unary(UnaryKind.COS), self());
    }

    /// The tangent, radians.
    default Tensor tan() {
        return Interpreters.one(new Unary(UnaryKind.TAN), self());
    }

    /// The inverse sine.
    default Tensor asin() {
        return Interpreters.one(new Unary(UnaryKind.ASIN), self());
    }

    /// The inverse cosine.
    default Tensor acos() {
        return Interpreters.one(new Unary(UnaryKind.ACOS), self());
    }

    /// The inverse tangent.
    default Tensor atan() {
        return Interpreters.one(new Unary(UnaryKind.ATAN), self());
    }

    /// The error function.
    default Tensor erf() {
        return Interpreters.one(new Unary(UnaryKind.ERF), self());
    }

    /// The greatest integer not above x; gradient 0.
    default Tensor floor() {
        return Interpreters.one(new Unary(UnaryKind.FLOOR), self());
    }

    /// The smallest integer not below x; gradient 0.
    default Tensor ceil() {
        return Interpreters.one(new Unary(UnaryKind.CEIL), self());
    }

    /// The nearest integer, halves to the even one; gradient 0.
    default Tensor round() {
        return Interpreters.one(new Unary(UnaryKind.ROUND), self());
    }

    /// Not: logical for BOOL, bitwise for integers.
    default Tensor not() {
        return Interpreters.one(new Unary(UnaryKind.NOT), self());
    }

    /// Whether x is NaN; BOOL.
    default Tensor isNaN() {
        return Interpreters.one(new Unary(UnaryKind.IS_NAN), self());
    }

    /// Whether x is neither NaN nor infinite; BOOL.
    default Tensor isFinite() {
        return self().abs().less(Double.POSITIVE_INFINITY);
    }

    /// x².
    default Tensor square() {
        return self().multiply(self());
    }

    /// 1/x.
    default Tensor reciprocal() {
        return self().divideInto(1);
    }

    /// The hyperbolic sine.
    default Tensor sinh() {
        return expm1().subtract(negate().expm1()).multiply(0.5);
    }

    /// The hyperbolic cosine.
    default Tensor cosh() {
        return exp().add(negate().exp()).multiply(0.5);
    }

    /// The hyperbolic tangent.
    default Tensor tanh() {
        return activate(ActivationKind.TANH);
    }

    /// 1/(1 + e⁻ˣ).
    default Tensor sigmoid() {
        return activate(ActivationKind.SIGMOID);
    }

    /// max(x, 0); gradient 0 at 0.
    default Tensor relu() {
        return activate(ActivationKind.RELU);
    }

    /// x·Φ(x) with the exact error function.
    default Tensor gelu() {
        return activate(ActivationKind.GELU);
    }

    /// x·sigmoid(x), also called swish.
    default Tensor silu() {
        return activate(ActivationKind.SILU);
    }

    /// log(1 + eˣ).
    default Tensor softplus() {
        return activate(ActivationKind.SOFTPLUS);
    }

    /// One of the activation functions that backends may fuse.
    default Tensor activate(ActivationKind kind) {
        return kind == ActivationKind.LINEAR ? self() : Interpreters.one(new Activate(kind), self());
    }

    /// Converts to another type: floating to integer cuts off the fraction and saturates (NaN becomes 0), anything to BOOL asks whether it
    /// differs from 0.
    default Tensor cast(DType dtype) {
        return dtype == self().dtype() ? self() : Interpreters.one(new Cast(dtype), self());
    }

    /// The same values, through which no gradient flows back.
    default Tensor stopGradient() {
        return Interpreters.one(new StopGradient(), self());
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
