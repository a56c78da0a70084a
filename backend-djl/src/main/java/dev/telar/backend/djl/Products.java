package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.op.MatMul;

/// Matrix products.
final class Products {

    private Products() {}

    static PtNDArray run(MatMul op, Invocation call) {
        PtNDArray a = DjlStorage.input(call, 0);
        PtNDArray b = DjlStorage.input(call, 1);
        if (!op.transposeA() && !op.transposeB()) {
            return JniUtils.matmul(a, b);
        }
        try (Scratch s = new Scratch()) {
            return JniUtils.matmul(op.transposeA() ? s.of(JniUtils.transpose(a, -2, -1)) : a,
                    op.transposeB() ? s.of(JniUtils.transpose(b, -2, -1)) : b);
        }
    }
}
