package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.shape.DType;

/// The greatest or smallest element along an axis. PyTorch takes any of several zeros; Telar puts +0 above −0.
final class Extremes {

    private Extremes() {}

    static PtNDArray run(boolean largest, PtNDArray x, int axis, boolean keepDims, DType dtype, Memory memory) {
        PtNDArray extreme = of(largest, x, axis, keepDims);
        if (!dtype.isFloating() || memory.isAllTrue(extreme)) {
            return extreme;
        }
        try (extreme) {
            return signed(largest, x, extreme, axis, keepDims, dtype, memory);
        }
    }

    private static PtNDArray of(boolean largest, PtNDArray x, int axis, boolean keepDims) {
        return largest ? JniUtils.max(x, axis, keepDims) : JniUtils.min(x, axis, keepDims);
    }

    /// Where the extreme is a zero, that of the reciprocals is the infinity of the wanted sign if there is such a zero.
    private static PtNDArray signed(boolean largest, PtNDArray x, PtNDArray extreme, int axis, boolean keepDims, DType dtype,
            Memory memory) {
        double sign = largest ? 1 : -1;
        PtNDArray wanted = memory.scalar(dtype, sign * 0.0);
        PtNDArray other = memory.scalar(dtype, -sign * 0.0);
        PtNDArray infinity = memory.scalar(dtype, sign * Double.POSITIVE_INFINITY);
        try (Scratch s = new Scratch()) {
            PtNDArray reciprocal = s.of(of(largest, s.of(JniUtils.div(memory.scalar(dtype, 1), x)), axis, keepDims));
            PtNDArray zero = s.of(JniUtils.where(s.of(JniUtils.eq(reciprocal, infinity)), wanted, other));
            return JniUtils.where(s.of(JniUtils.eq(extreme, memory.scalar(dtype, 0))), zero, extreme);
        }
    }
}
