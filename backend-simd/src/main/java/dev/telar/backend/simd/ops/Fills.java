package dev.telar.backend.simd.ops;

import java.util.Arrays;

import dev.telar.backend.simd.memory.SimdStorage;

/// Storages in which every element has the same value.
final class Fills {

    private Fills() {}

    static void fill(SimdStorage y, double value) {
        int n = y.count();
        switch (y.spec().dtype()) {
            case FLOAT32 -> Arrays.fill(y.floats(), 0, n, (float) value);
            case FLOAT64 -> Arrays.fill(y.doubles(), 0, n, value);
            case INT32 -> Arrays.fill(y.ints(), 0, n, (int) value);
            case UINT8, BOOL -> Arrays.fill(y.bytes(), 0, n, (byte) (int) value);
        }
    }
}
