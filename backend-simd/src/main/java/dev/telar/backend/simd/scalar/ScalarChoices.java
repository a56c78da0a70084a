package dev.telar.backend.simd.scalar;

import dev.telar.op.CompareKind;

/// Comparisons and choices as plain loops; what is true is 1.
public final class ScalarChoices {

    private ScalarChoices() {}

    /// See [dev.telar.backend.simd.kernels.ElementwiseKernel#compare].
    public static void compare(CompareKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        switch (kind) {
            case EQ -> equal(a, aAt, aStep, b, bAt, bStep, y, yAt, 1f, 0f, n);
            case NE -> equal(a, aAt, aStep, b, bAt, bStep, y, yAt, 0f, 1f, n);
            case LT -> less(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            case LE -> lessOrEqual(a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            case GT -> less(b, bAt, bStep, a, aAt, aStep, y, yAt, n);
            case GE -> lessOrEqual(b, bAt, bStep, a, aAt, aStep, y, yAt, n);
        }
    }

    private static void equal(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, float yes,
            float no,
            int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = a[aAt + i * aStep] == b[bAt + i * bStep] ? yes : no;
        }
    }

    private static void less(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = a[aAt + i * aStep] < b[bAt + i * bStep] ? 1f : 0f;
        }
    }

    private static void lessOrEqual(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = a[aAt + i * aStep] <= b[bAt + i * bStep] ? 1f : 0f;
        }
    }

    /// See [dev.telar.backend.simd.kernels.ElementwiseKernel#choose].
    public static void choose(float[] c, int cAt, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y,
            int yAt,
            int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = c[cAt + i] != 0f ? a[aAt + i * aStep] : b[bAt + i * bStep];
        }
    }
}
