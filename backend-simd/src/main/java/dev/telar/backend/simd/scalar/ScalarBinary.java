package dev.telar.backend.simd.scalar;

import dev.telar.op.BinaryKind;

/// Functions of two elements as plain loops.
public final class ScalarBinary {

    private ScalarBinary() {}

    /// See [dev.telar.backend.simd.kernels.ElementwiseKernel#binary].
    public static void apply(BinaryKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        switch (kind) {
            case ADD -> add(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            case SUB -> sub(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            case MUL -> mul(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            case DIV -> div(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            case MAX -> max(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            case MIN -> min(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            default -> {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = value(kind, a[aAt + i * aStep], b[bAt + i * bStep]);
                }
            }
        }
    }

    private static float value(BinaryKind kind, float a, float b) {
        return switch (kind) {
            case POW -> (float) StrictMath.pow(a, b);
            case ATAN2 -> (float) StrictMath.atan2(a, b);
            case MOD -> mod(a, b);
            default -> throw new IllegalArgumentException(kind + " does not take FLOAT32");
        };
    }

    /// The remainder with the sign of the divisor, as NumPy's.
    private static float mod(float a, float b) {
        float r = a % b;
        if (r == 0f) {
            return Math.copySign(0f, b);
        }
        return (r < 0f) == (b < 0f) ? r : r + b;
    }

    private static void add(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = a[aAt + i * aStep] + b[bAt + i * bStep];
        }
    }

    private static void sub(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = a[aAt + i * aStep] - b[bAt + i * bStep];
        }
    }

    private static void mul(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = a[aAt + i * aStep] * b[bAt + i * bStep];
        }
    }

    private static void div(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = a[aAt + i * aStep] / b[bAt + i * bStep];
        }
    }

    private static void max(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.max(a[aAt + i * aStep], b[bAt + i * bStep]);
        }
    }

    private static void min(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.min(a[aAt + i * aStep], b[bAt + i * bStep]);
        }
    }
}
