package dev.telar.backend.nd4j.ops;

import dev.telar.op.BinaryKind;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;

/// Functions of INT32, UINT8 and BOOL on arrays of `int`.
final class Ints {

    private Ints() {}

    /// Division is the host's: it must find divisors that are 0.
    static boolean has(BinaryKind kind) {
        return kind != BinaryKind.DIV && kind != BinaryKind.MOD;
    }

    /// *z = f(x, y)*.
    static void binary(BinaryKind kind, DType dtype, int[] x, int[] y, int[] z, int n) {
        int bits = dtype.bytes() * Byte.SIZE;
        for (int i = 0; i < n; i++) {
            z[i] = value(kind, bits, x[i], y[i]);
        }
    }

    private static int value(BinaryKind kind, int bits, int x, int y) {
        return switch (kind) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case SHIFT_LEFT -> y < 0 || y >= bits ? 0 : x << y;
            case SHIFT_RIGHT -> x >> (y < 0 || y >= bits ? Integer.SIZE - 1 : y);
            case DIV, MOD, POW, ATAN2 -> throw new IllegalArgumentException(kind + " is not computed here");
        };
    }

    /// *x ← f(x)*.
    static void unary(UnaryKind kind, DType dtype, int[] x, int n) {
        boolean truth = dtype == DType.BOOL;
        for (int i = 0; i < n; i++) {
            x[i] = value(kind, truth, x[i]);
        }
    }

    private static int value(UnaryKind kind, boolean truth, int x) {
        return switch (kind) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Integer.signum(x);
            case NOT -> truth ? 1 - x : ~x;
            default -> throw new IllegalArgumentException(kind + " takes no integers");
        };
    }
}
