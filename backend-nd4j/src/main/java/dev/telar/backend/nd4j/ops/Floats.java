package dev.telar.backend.nd4j.ops;

import dev.telar.op.BinaryKind;

/// Arithmetic of FLOAT32 on arrays.
final class Floats {

    private Floats() {}

    static boolean has(BinaryKind kind) {
        return switch (kind) {
            case ADD, SUB, MUL, DIV, MAX, MIN -> true;
            default -> false;
        };
    }

    /// *z = f(x, y)*.
    static void binary(BinaryKind kind, float[] x, float[] y, float[] z, int n) {
        switch (kind) {
            case ADD -> add(x, y, z, n);
            case SUB -> subtract(x, y, z, n);
            case MUL -> multiply(x, y, z, n);
            case DIV -> divide(x, y, z, n);
            case MAX -> max(x, y, z, n);
            case MIN -> min(x, y, z, n);
            default -> throw new IllegalArgumentException(kind + " is computed in double");
        }
    }

    private static void add(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] + y[i];
        }
    }

    private static void subtract(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] - y[i];
        }
    }

    private static void multiply(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] * y[i];
        }
    }

    private static void divide(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] / y[i];
        }
    }

    private static void max(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.max(x[i], y[i]);
        }
    }

    private static void min(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.min(x[i], y[i]);
        }
    }
}
