package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.shape.DType;

/// Conversions between types.
final class Casts {

    private Casts() {}

    static PtNDArray run(PtNDArray x, DType from, DType to, Memory memory) {
        return from.isFloating() && to.isInteger() ? saturated(x, to, memory) : memory.cast(x, to);
    }

    /// PyTorch leaves to the processor what becomes of NaN and of numbers that do not fit.
    private static PtNDArray saturated(PtNDArray x, DType to, Memory memory) {
        double least = to == DType.INT32 ? Integer.MIN_VALUE : 0;
        double greatest = to == DType.INT32 ? Integer.MAX_VALUE : 255;
        try (Scratch s = new Scratch()) {
            PtNDArray wide = s.of(memory.cast(x, DType.FLOAT64));
            PtNDArray numbers = s.of(JniUtils.where(s.of(JniUtils.isNaN(wide)), memory.scalar(DType.FLOAT64, 0), wide));
            PtNDArray above = s.of(JniUtils.max(numbers, memory.scalar(DType.FLOAT64, least)));
            return memory.cast(s.of(JniUtils.min(above, memory.scalar(DType.FLOAT64, greatest))), to);
        }
    }
}
