package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// Calls each function of MKL's vector library once before several threads may: the library chooses its kernel at the first call, and a
/// thread that comes while it does may get a result of less precision (pytorch/pytorch#188792).
final class FirstCalls {

    private static final Shape SHAPE = Shape.of(64);

    private FirstCalls() {}

    static void make(Memory memory) {
        for (DType dtype : new DType[]{DType.FLOAT32, DType.FLOAT64}) {
            try (PtNDArray x = memory.full(SHAPE, dtype, 0.5)) {
                for (UnaryKind kind : UnaryKind.values()) {
                    if (kind != UnaryKind.NOT) {
                        Unaries.run(kind, dtype, x, memory).close();
                    }
                }
                JniUtils.pow(x, x).close();
                JniUtils.sqrt(x).close();
                JniUtils.sigmoid(x).close();
                JniUtils.matmul(x, x).close();
            }
        }
    }
}
