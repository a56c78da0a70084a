package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.op.ActivationKind;
import dev.telar.shape.DType;

/// Activation functions and their gradients.
final class Activations {

    /// At −∞, *x·f(x)* would be −∞·0; from here on *f(x)* is 0 in FLOAT64 too.
    private static final double SATURATED = -1000;

    private Activations() {}

    /// PyTorch takes x for softplus from x = 20 on, which is not exact enough for FLOAT64. Its GELU is not exact enough for FLOAT32, and DJL
    /// lacks the approximate one.
    static boolean runs(ActivationKind kind, DType dtype) {
        return switch (kind) {
            case LINEAR, RELU, SIGMOID, TANH, SILU -> true;
            case SOFTPLUS -> dtype == DType.FLOAT32;
            case GELU, GELU_TANH -> false;
        };
    }

    static PtNDArray value(ActivationKind kind, PtNDArray x, DType dtype, Memory memory) {
        return switch (kind) {
            case LINEAR -> JniUtils.detachGradient(x);
            case RELU -> JniUtils.relu(x);
            case SIGMOID -> JniUtils.sigmoid(x);
            case TANH -> JniUtils.tanh(x);
            case SILU -> silu(x, memory.scalar(dtype, SATURATED));
            case SOFTPLUS -> JniUtils.softPlus(x);
            case GELU, GELU_TANH -> throw new IllegalArgumentException(kind + " is decomposed");
        };
    }

    private static PtNDArray silu(PtNDArray x, PtNDArray saturated) {
        PtNDArray result = JniUtils.max(x, saturated);
        try (PtNDArray sigmoid = JniUtils.sigmoid(x)) {
            JniUtils.muli(result, sigmoid);
        }
        return result;
    }

    static boolean runsGradient(ActivationKind kind) {
        return switch (kind) {
            case LINEAR, RELU, SIGMOID, TANH, SOFTPLUS -> true;
            case GELU, GELU_TANH, SILU -> false;
        };
    }

    /// @param source the function's output, for softplus its input
    static PtNDArray gradient(ActivationKind kind, PtNDArray source, PtNDArray dy, DType dtype, Memory memory) {
        return switch (kind) {
            case LINEAR -> JniUtils.detachGradient(dy);
            case RELU -> reluGradient(source, dy, memory.scalar(dtype, 0));
            case SIGMOID -> {
                PtNDArray slope = JniUtils.sub(memory.scalar(dtype, 1), source);
                JniUtils.muli(slope, source);
                JniUtils.muli(slope, dy);
                yield slope;
            }
            case TANH -> tanhGradient(source, dy, memory.scalar(dtype, 1));
            case SOFTPLUS -> {
                PtNDArray slope = JniUtils.sigmoid(source);
                JniUtils.muli(slope, dy);
                yield slope;
            }
            case GELU, GELU_TANH, SILU -> throw new IllegalArgumentException(kind + " is decomposed");
        };
    }

    private static PtNDArray reluGradient(PtNDArray y, PtNDArray dy, PtNDArray zero) {
        try (PtNDArray positive = JniUtils.gt(y, zero)) {
            return JniUtils.where(positive, dy, zero);
        }
    }

    private static PtNDArray tanhGradient(PtNDArray y, PtNDArray dy, PtNDArray one) {
        try (PtNDArray square = JniUtils.mul(y, y)) {
            PtNDArray slope = JniUtils.sub(one, square);
            JniUtils.muli(slope, dy);
            return slope;
        }
    }
}
