package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import dev.telar.shape.DType;

/// Elements between native memory and arrays. Floating types travel as `double` or, FLOAT32, as `float`; all others as `int`.
final class Elements {

    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private Elements() {}

    static void read(MemorySegment from, int at, float[] to, int toAt, int n) {
        MemorySegment.copy(from, FLOAT, (long) at * Float.BYTES, to, toAt, n);
    }

    static void write(float[] from, MemorySegment to, int at, int n) {
        MemorySegment.copy(from, 0, to, FLOAT, (long) at * Float.BYTES, n);
    }

    static void read(DType dtype, MemorySegment from, int at, double[] to, int toAt, int n) {
        switch (dtype) {
            case FLOAT64 -> MemorySegment.copy(from, DOUBLE, (long) at * Double.BYTES, to, toAt, n);
            case FLOAT32 -> {
                for (int i = 0; i < n; i++) {
                    to[toAt + i] = from.getAtIndex(FLOAT, at + i);
                }
            }
            case INT32 -> {
                for (int i = 0; i < n; i++) {
                    to[toAt + i] = from.getAtIndex(INT, at + i);
                }
            }
            case UINT8, BOOL -> {
                for (int i = 0; i < n; i++) {
                    to[toAt + i] = from.get(BYTE, at + i) & 0xff;
                }
            }
        }
    }

    static void read(DType dtype, MemorySegment from, int at, int[] to, int toAt, int n) {
        if (dtype == DType.INT32) {
            MemorySegment.copy(from, INT, (long) at * Integer.BYTES, to, toAt, n);
        } else {
            for (int i = 0; i < n; i++) {
                to[toAt + i] = from.get(BYTE, at + i) & 0xff;
            }
        }
    }

    /// Doubles that the type can hold but for rounding.
    static void write(double[] from, DType dtype, MemorySegment to, int at, int n) {
        switch (dtype) {
            case FLOAT64 -> MemorySegment.copy(from, 0, to, DOUBLE, (long) at * Double.BYTES, n);
            case FLOAT32 -> {
                for (int i = 0; i < n; i++) {
                    to.setAtIndex(FLOAT, at + i, (float) from[i]);
                }
            }
            case INT32 -> {
                for (int i = 0; i < n; i++) {
                    to.setAtIndex(INT, at + i, (int) from[i]);
                }
            }
            case UINT8, BOOL -> {
                for (int i = 0; i < n; i++) {
                    to.set(BYTE, at + i, (byte) (int) from[i]);
                }
            }
        }
    }

    /// Integers; of UINT8 and BOOL the low 8 bits.
    static void write(int[] from, DType dtype, MemorySegment to, int at, int n) {
        if (dtype == DType.INT32) {
            MemorySegment.copy(from, 0, to, INT, (long) at * Integer.BYTES, n);
        } else {
            for (int i = 0; i < n; i++) {
                to.set(BYTE, at + i, (byte) from[i]);
            }
        }
    }

    /// One element.
    static double get(DType dtype, MemorySegment from, int at) {
        return switch (dtype) {
            case FLOAT32 -> from.getAtIndex(FLOAT, at);
            case FLOAT64 -> from.getAtIndex(DOUBLE, at);
            case INT32 -> from.getAtIndex(INT, at);
            case UINT8, BOOL -> from.get(BYTE, at) & 0xff;
        };
    }
}
