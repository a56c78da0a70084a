package dev.telar.backend.simd.memory;

import dev.telar.shape.DType;

/// The Java arrays in which values lie.
enum ElementKind {
    FLOATS(4), DOUBLES(8), INTS(4), BYTES(1);

    private final int bytes;

    ElementKind(int bytes) {
        this.bytes = bytes;
    }

    static ElementKind of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> FLOATS;
            case FLOAT64 -> DOUBLES;
            case INT32 -> INTS;
            case UINT8, BOOL -> BYTES;
        };
    }

    int bytes() {
        return bytes;
    }

    Object allocate(int length) {
        return switch (this) {
            case FLOATS -> new float[length];
            case DOUBLES -> new double[length];
            case INTS -> new int[length];
            case BYTES -> new byte[length];
        };
    }
}
