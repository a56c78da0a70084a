package dev.telar.backend.nd4j.ops;

import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Functions on arrays of `double`: those of FLOAT64, and those of FLOAT32 before they are rounded.
final class Doubles {

    private Doubles() {}

    /// *z = f(x, y)*.
    static void binary(BinaryKind kind, double[] x, double[] y, double[] z, int n) {
        switch (kind) {
            case ADD -> add(x, y, z, n);
            case SUB -> subtract(x, y, z, n);
            case MUL -> multiply(x, y, z, n);
            case DIV -> divide(x, y, z, n);
            default -> {
                for (int i = 0; i < n; i++) {
                    z[i] = value(kind, x[i], y[i]);
                }
            }
        }
    }

    private static double value(BinaryKind kind, double x, double y) {
        return switch (kind) {
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case POW -> Math.pow(x, y);
            case ATAN2 -> Math.atan2(x, y);
            case MOD -> floorMod(x, y);
            default -> throw new IllegalArgumentException(kind + " takes no floating numbers");
        };
    }

    /// The remainder with the sign of the divisor, a zero too.
    private static double floorMod(double x, double y) {
        double remainder = x % y;
        if (remainder == 0) {
            return Math.copySign(0, y);
        }
        return remainder < 0 == y < 0 ? remainder : remainder + y;
    }

    private static void add(double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] + y[i];
        }
    }

    private static void subtract(double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] - y[i];
        }
    }

    private static void multiply(double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] * y[i];
        }
    }

    private static void divide(double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] / y[i];
        }
    }

    /// 1 where it holds, else 0.
    static void compare(CompareKind kind, double[] x, double[] y, int[] z, int n) {
        switch (kind) {
            case EQ -> equal(x, y, z, n);
            case NE -> {
                equal(x, y, z, n);
                for (int i = 0; i < n; i++) {
                    z[i] = 1 - z[i];
                }
            }
            case LT -> less(x, y, z, n);
            case LE -> lessOrEqual(x, y, z, n);
            case GT -> less(y, x, z, n);
            case GE -> lessOrEqual(y, x, z, n);
        }
    }

    private static void equal(double[] x, double[] y, int[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] == y[i] ? 1 : 0;
        }
    }

    private static void less(double[] x, double[] y, int[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] < y[i] ? 1 : 0;
        }
    }

    private static void lessOrEqual(double[] x, double[] y, int[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] <= y[i] ? 1 : 0;
        }
    }

    /// *x ← f(x)*.
    static void unary(UnaryKind kind, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = value(kind, x[i]);
        }
    }

    private static double value(UnaryKind kind, double x) {
        return switch (kind) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case EXPM1 -> Math.expm1(x);
            case LOG1P -> Math.log1p(x);
            case SQRT -> Math.sqrt(x);
            case RSQRT -> 1 / Math.sqrt(x);
            case TANH -> Math.tanh(x);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case ROUND -> Math.rint(x);
            default -> throw new IllegalArgumentException(kind + " is not computed here");
        };
    }
}
