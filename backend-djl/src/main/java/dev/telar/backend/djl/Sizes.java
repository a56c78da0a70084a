package dev.telar.backend.djl;

import ai.djl.ndarray.types.DataType;

import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// Telar's shapes, axes and types in the words of DJL.
final class Sizes {

    private Sizes() {}

    static long[] of(Shape shape) {
        long[] sizes = new long[shape.rank()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = shape.size(i);
        }
        return sizes;
    }

    static long[] of(IntList list) {
        long[] values = new long[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i);
        }
        return values;
    }

    static ai.djl.ndarray.types.Shape shape(Shape shape) {
        return new ai.djl.ndarray.types.Shape(of(shape));
    }

    static DataType type(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> DataType.FLOAT32;
            case FLOAT64 -> DataType.FLOAT64;
            case INT32 -> DataType.INT32;
            case UINT8 -> DataType.UINT8;
            case BOOL -> DataType.BOOLEAN;
        };
    }
}
