package dev.telar.backend.simd.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.shape.DType;

/// Comparisons and other functions whose result is BOOL.
final class Comparisons {

    private Comparisons() {}

    static Storage run(Compare op, Invocation call, Engine engine) {
        SimdStorage a = Engine.input(call, 0);
        SimdStorage b = Engine.input(call, 1);
        SimdStorage y = engine.result(call);
        boolean flat = Rows.length(y.shape(), a.shape()) == Rows.ANY && Rows.length(y.shape(), b.shape()) == Rows.ANY;
        if (flat && Flat.staysHere(engine, y.count(), Flat.LIGHT)) {
            flat(op.kind(), a, Rows.step(y.shape(), a.shape()), b, Rows.step(y.shape(), b.shape()), y);
            return y;
        }
        Broadcasting rows = new Broadcasting(y.shape(), a.shape(), b.shape());
        int s = rows.step(0);
        int t = rows.step(1);
        byte[] out = y.bytes();
        if (a.spec().dtype() == DType.INT32) {
            int[] p = a.ints();
            int[] q = b.ints();
            rows.run(engine.workers(), (at, outAt, n) -> row(op.kind(), p, at[0], s, q, at[1], t, out, outAt, n));
        } else {
            float[] p = a.floats();
            float[] q = b.floats();
            rows.run(engine.workers(), (at, outAt, n) -> row(op.kind(), p, at[0], s, q, at[1], t, out, outAt, n));
        }
        return y;
    }

    private static void flat(CompareKind kind, SimdStorage a, int aStep, SimdStorage b, int bStep, SimdStorage y) {
        if (a.spec().dtype() == DType.INT32) {
            row(kind, a.ints(), 0, aStep, b.ints(), 0, bStep, y.bytes(), 0, y.count());
        } else {
            row(kind, a.floats(), 0, aStep, b.floats(), 0, bStep, y.bytes(), 0, y.count());
        }
    }

    private static void row(CompareKind kind, float[] a, int aAt, int s, float[] b, int bAt, int t, byte[] y, int at, int n) {
        for (int i = 0; i < n; i++) {
            y[at + i] = (byte) (holds(kind, a[aAt + i * s], b[bAt + i * t]) ? 1 : 0);
        }
    }

    private static boolean holds(CompareKind kind, float a, float b) {
        return switch (kind) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
        };
    }

    private static void row(CompareKind kind, int[] a, int aAt, int s, int[] b, int bAt, int t, byte[] y, int at, int n) {
        for (int i = 0; i < n; i++) {
            y[at + i] = (byte) (holds(kind, a[aAt + i * s], b[bAt + i * t]) ? 1 : 0);
        }
    }

    private static boolean holds(CompareKind kind, int a, int b) {
        return switch (kind) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
        };
    }

    static void isNaN(float[] x, byte[] y, int at, int n) {
        for (int i = at; i < at + n; i++) {
            y[i] = (byte) (Float.isNaN(x[i]) ? 1 : 0);
        }
    }

    static void not(byte[] x, byte[] y, int at, int n) {
        for (int i = at; i < at + n; i++) {
            y[i] = (byte) (x[i] == 0 ? 1 : 0);
        }
    }
}
