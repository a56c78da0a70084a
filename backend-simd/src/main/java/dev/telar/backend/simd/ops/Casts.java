package dev.telar.backend.simd.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Cast;
import dev.telar.shape.DType;

/// The casts that models meet: images and masks to FLOAT32, labels and counts both ways.
final class Casts {

    private Casts() {}

    static boolean runs(DType from, DType to) {
        return switch (to) {
            case FLOAT32 -> from != DType.FLOAT64;
            case INT32 -> from != DType.FLOAT64;
            default -> false;
        };
    }

    static Storage run(Cast op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        int n = y.count();
        if (Flat.staysHere(engine, n, Flat.LIGHT)) {
            cast(op.dtype(), x, y, 0, n);
        } else {
            Flat.split(engine, n, Flat.LIGHT, (from, to) -> cast(op.dtype(), x, y, from, to - from));
        }
        return y;
    }

    private static void cast(DType to, SimdStorage x, SimdStorage y, int at, int n) {
        if (to == DType.FLOAT32) {
            toFloats(x, x.spec().dtype(), y.floats(), at, n);
        } else {
            toInts(x, x.spec().dtype(), y.ints(), at, n);
        }
    }

    private static void toFloats(SimdStorage x, DType from, float[] y, int at, int n) {
        switch (from) {
            case UINT8, BOOL -> bytesToFloats(x.bytes(), y, at, n);
            case INT32 -> intsToFloats(x.ints(), y, at, n);
            default -> System.arraycopy(x.floats(), at, y, at, n);
        }
    }

    private static void toInts(SimdStorage x, DType from, int[] y, int at, int n) {
        switch (from) {
            case UINT8, BOOL -> bytesToInts(x.bytes(), y, at, n);
            case FLOAT32 -> floatsToInts(x.floats(), y, at, n);
            default -> System.arraycopy(x.ints(), at, y, at, n);
        }
    }

    private static void bytesToFloats(byte[] x, float[] y, int at, int n) {
        for (int i = at; i < at + n; i++) {
            y[i] = x[i] & 0xff;
        }
    }

    private static void intsToFloats(int[] x, float[] y, int at, int n) {
        for (int i = at; i < at + n; i++) {
            y[i] = x[i];
        }
    }

    private static void bytesToInts(byte[] x, int[] y, int at, int n) {
        for (int i = at; i < at + n; i++) {
            y[i] = x[i] & 0xff;
        }
    }

    private static void floatsToInts(float[] x, int[] y, int at, int n) {
        for (int i = at; i < at + n; i++) {
            y[i] = (int) x[i];
        }
    }
}
