package dev.telar.backend.nd4j.ops;

import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.shape.DType;

/// Conversions between types.
final class Casts {

    private static final int BYTE_MAX = 255;

    private Casts() {}

    static void cast(NativeStorage x, NativeStorage y) {
        Scratch scratch = Scratch.get();
        DType from = x.dtype();
        DType to = y.dtype();
        int count = y.count();
        if (from == to) {
            y.segment().asSlice(0, y.spec().bytes()).copyFrom(x.segment().asSlice(0, x.spec().bytes()));
            return;
        }
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            if (from.isFloating() || to.isFloating()) {
                double[] values = scratch.doubles(0);
                Elements.read(from, x.segment(), at, values, 0, n);
                fit(values, to, n);
                Elements.write(values, to, y.segment(), at, n);
            } else {
                int[] values = scratch.ints(0);
                Elements.read(from, x.segment(), at, values, 0, n);
                fit(values, to, n);
                Elements.write(values, to, y.segment(), at, n);
            }
        }
    }

    /// Makes doubles what the type can hold; Java's conversion to `int` saturates, as INT32 does.
    private static void fit(double[] values, DType to, int n) {
        if (to == DType.BOOL) {
            for (int i = 0; i < n; i++) {
                values[i] = values[i] != 0 ? 1 : 0;
            }
        } else if (to == DType.UINT8) {
            for (int i = 0; i < n; i++) {
                values[i] = Math.clamp((int) values[i], 0, BYTE_MAX);
            }
        }
    }

    private static void fit(int[] values, DType to, int n) {
        if (to == DType.BOOL) {
            for (int i = 0; i < n; i++) {
                values[i] = values[i] != 0 ? 1 : 0;
            }
        }
    }
}
