package dev.telar.backend.djl;

import java.util.Arrays;

import ai.djl.pytorch.engine.PtNDArray;

import org.jspecify.annotations.Nullable;

/// The intermediate arrays of a formula, closed at its end. One use only: `try (Scratch s = new Scratch()) { … s.of(array) … }`.
final class Scratch implements AutoCloseable {

    private @Nullable PtNDArray[] arrays = new PtNDArray[8];
    private int count;

    /// Remembers an array, to close it.
    PtNDArray of(PtNDArray array) {
        if (count == arrays.length) {
            arrays = Arrays.copyOf(arrays, 2 * count);
        }
        arrays[count++] = array;
        return array;
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            PtNDArray array = arrays[i];
            if (array != null) {
                array.close();
            }
        }
    }
}
