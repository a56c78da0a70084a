package dev.telar.backend.simd.ops;

import dev.telar.op.BinaryKind;

/// Arithmetic of INT32, which wraps around: counters, labels, random bits. Plain loops, which C2 turns into vectors by itself.
final class Integers {

    private Integers() {}

    static boolean runs(BinaryKind kind) {
        return switch (kind) {
            case ADD, SUB, MUL, MAX, MIN, AND, OR, XOR -> true;
            case DIV, MOD, POW, ATAN2, SHIFT_LEFT, SHIFT_RIGHT -> false;
        };
    }

    static void binary(BinaryKind kind, int[] a, int[] b, int[] y, Broadcasting rows, Engine engine) {
        int s = rows.step(0);
        int t = rows.step(1);
        rows.run(engine.workers(), (at, outAt, n) -> row(kind, a, at[0], s, b, at[1], t, y, outAt, n));
    }

    /// All elements; a step is 1, or 0 for one element that stands for all.
    static void flat(BinaryKind kind, int[] a, int aStep, int[] b, int bStep, int[] y, int n) {
        row(kind, a, 0, aStep, b, 0, bStep, y, 0, n);
    }

    private static void row(BinaryKind kind, int[] a, int aAt, int s, int[] b, int bAt, int t, int[] y, int at, int n) {
        for (int i = 0; i < n; i++) {
            y[at + i] = value(kind, a[aAt + i * s], b[bAt + i * t]);
        }
    }

    private static int value(BinaryKind kind, int a, int b) {
        return switch (kind) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            default -> throw new IllegalArgumentException(kind + " of INT32 runs on the host");
        };
    }
}
