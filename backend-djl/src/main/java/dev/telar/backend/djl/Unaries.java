package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;

/// Functions of one element.
final class Unaries {

    private Unaries() {}

    static PtNDArray run(UnaryKind kind, DType dtype, PtNDArray x, Memory memory) {
        return switch (kind) {
            case NEG -> JniUtils.neg(x);
            case ABS -> JniUtils.abs(x);
            case SIGN -> dtype.isFloating() ? sign(x, memory.scalar(dtype, 0)) : JniUtils.sign(x);
            case EXP -> JniUtils.exp(x);
            case EXPM1 -> exponentialMinus1(x, memory.scalar(dtype, 0));
            case LOG -> JniUtils.log(x);
            case LOG1P -> logarithmOf1Plus(x, memory.scalar(dtype, 1));
            case SQRT -> JniUtils.sqrt(x);
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

    /// DJL has no `expm1`, but PyTorch's ELU is just that below 0; above, *eˣ − 1 = −eˣ·(e⁻ˣ − 1)*.
    private static PtNDArray exponentialMinus1(PtNDArray x, PtNDArray zero) {
        try (Scratch s = new Scratch()) {
            PtNDArray below = s.of(JniUtils.elu(x, 1));
            PtNDArray mirrored = s.of(JniUtils.elu(s.of(JniUtils.neg(x)), 1));
            PtNDArray above = s.of(JniUtils.mul(s.of(JniUtils.neg(mirrored)), s.of(JniUtils.exp(x))));
            return JniUtils.where(s.of(JniUtils.gt(x, zero)), above, below);
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
