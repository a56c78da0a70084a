package dev.telar.backend.simd.scalar;

import dev.telar.op.UnaryKind;

/// Functions of one element as plain loops.
public final class ScalarUnary {

    private ScalarUnary() {}

    /// See [dev.telar.backend.simd.kernels.ElementwiseKernel#unary].
    public static void apply(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = value(kind, x[xAt + i]);
        }
    }

    private static float value(UnaryKind kind, float x) {
        return switch (kind) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> x > 0f ? 1f : x < 0f ? -1f : x;
            case EXP -> ScalarMath.exp(x);
            case EXPM1 -> ScalarMath.expm1(x);
            case LOG -> ScalarMath.log(x);
            case LOG1P -> ScalarMath.log1p(x);
            case SQRT -> (float) Math.sqrt(x);
            case RSQRT -> 1f / (float) Math.sqrt(x);
            case SIN -> ScalarMath.sin(x);
            case COS -> ScalarMath.cos(x);
            case TAN -> (float) StrictMath.tan(x);
            case ASIN -> (float) StrictMath.asin(x);
            case ACOS -> (float) StrictMath.acos(x);
            case ATAN -> (float) StrictMath.atan(x);
            case TANH -> ScalarMath.tanh(x);
            case ERF -> ScalarMath.erf(x);
            case FLOOR -> (float) Math.floor(x);
            case CEIL -> (float) Math.ceil(x);
            case ROUND -> (float) Math.rint(x);
            case NOT, IS_NAN -> throw new IllegalArgumentException(kind + " does not give FLOAT32");
        };
    }
}
