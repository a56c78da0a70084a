package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;

/// Functions of one element.
final class Unaries {

    private Unaries() {}

    /// PyTorch's square root is off by an ulp here and there, which is only put right where a wider type is at hand.
    static boolean runs(UnaryKind kind, DType dtype) {
        return kind != UnaryKind.SQRT || dtype == DType.FLOAT32;
    }

    static PtNDArray run(UnaryKind kind, DType dtype, PtNDArray x, Memory memory) {
        return switch (kind) {
            case NEG -> JniUtils.neg(x);
            case ABS -> JniUtils.abs(x);
            case SIGN -> dtype.isFloating() ? sign(x, memory.scalar(dtype, 0)) : JniUtils.sign(x);
            case EXP -> JniUtils.exp(x);
            case EXPM1 -> exponentialMinus1(x, dtype, memory);
            case LOG -> JniUtils.log(x);
            case LOG1P -> logarithmOf1Plus(x, memory.scalar(dtype, 1));
            case SQRT -> root(x, memory);
            case RSQRT -> reciprocalRoot(x, memory.scalar(dtype, 1));
            case SIN -> JniUtils.sin(x);
            case COS -> JniUtils.cos(x);
            case TAN -> JniUtils.tan(x);
            case ASIN -> JniUtils.asin(x);
            case ACOS -> JniUtils.acos(x);
            case ATAN -> JniUtils.atan(x);
            case TANH -> JniUtils.tanh(x);
            case ERF -> JniUtils.erf(x);
            case FLOOR -> JniUtils.floor(x);
            case CEIL -> JniUtils.ceil(x);
            case ROUND -> JniUtils.round(x);
            case NOT -> not(dtype, x, memory);
            case IS_NAN -> JniUtils.isNaN(x);
        };
    }

    /// PyTorch makes +0 of −0 and of NaN.
    private static PtNDArray sign(PtNDArray x, PtNDArray zero) {
        try (Scratch s = new Scratch()) {
            PtNDArray sign = s.of(JniUtils.sign(x));
            return JniUtils.where(s.of(JniUtils.eq(sign, zero)), x, sign);
        }
    }

    /// DJL has no `expm1`. With *t = tanh(x/2)* it is *2t/(1 − t)*, which keeps the digits below x = 1/2; above, *eˣ − 1* does.
    private static PtNDArray exponentialMinus1(PtNDArray x, DType dtype, Memory memory) {
        PtNDArray half = memory.scalar(dtype, 0.5);
        PtNDArray one = memory.scalar(dtype, 1);
        try (Scratch s = new Scratch()) {
            PtNDArray t = s.of(JniUtils.tanh(s.of(JniUtils.mul(x, half))));
            PtNDArray small = s.of(JniUtils.div(s.of(JniUtils.add(t, t)), s.of(JniUtils.sub(one, t))));
            PtNDArray great = s.of(JniUtils.sub(s.of(JniUtils.exp(x)), one));
            return JniUtils.where(s.of(JniUtils.gt(x, half)), great, small);
        }
    }

    private static PtNDArray root(PtNDArray x, Memory memory) {
        try (Scratch s = new Scratch()) {
            return memory.cast(s.of(JniUtils.sqrt(s.of(memory.cast(x, DType.FLOAT64)))), DType.FLOAT32);
        }
    }

    /// DJL has no `log1p`. With *u = 1 + x* as it is rounded, *log(u)·x/(u − 1)* is exact to a few ulp (Kahan; Goldberg 1991, theorem 4);
    /// where *u − 1* is x or 0 there is nothing to correct.
    private static PtNDArray logarithmOf1Plus(PtNDArray x, PtNDArray one) {
        try (Scratch s = new Scratch()) {
            PtNDArray u = s.of(JniUtils.add(x, one));
            PtNDArray log = s.of(JniUtils.log(u));
            PtNDArray back = s.of(JniUtils.sub(u, one));
            PtNDArray corrected = s.of(JniUtils.mul(log, s.of(JniUtils.div(x, back))));
            PtNDArray great = s.of(JniUtils.where(s.of(JniUtils.eq(back, x)), log, corrected));
            return JniUtils.where(s.of(JniUtils.eq(u, one)), x, great);
        }
    }

    private static PtNDArray reciprocalRoot(PtNDArray x, PtNDArray one) {
        try (PtNDArray root = JniUtils.sqrt(x)) {
            return JniUtils.div(one, root);
        }
    }

    /// The complement of an integer is *−1 − x*, without a sign *255 − x*.
    private static PtNDArray not(DType dtype, PtNDArray x, Memory memory) {
        return dtype == DType.BOOL
                ? JniUtils.logicalNot(x)
                : JniUtils.sub(memory.scalar(dtype, dtype == DType.INT32 ? -1 : 255), x);
    }
}
