package dev.telar.backend.djl;

import java.util.List;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.Neural;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// What neural networks are made of, in fewer calls than its decomposition takes.
final class Neurals {

    private Neurals() {}

    static boolean runs(Neural op, List<TensorSpec> inputs) {
        return switch (op) {
            case Activate activate -> Activations.runs(activate.kind(), inputs.getFirst().dtype());
            case ActivateGradient gradient -> Activations.runsGradient(gradient.kind());
            case Linear _,Softmax _,LogSoftmax _,LayerNorm _,SoftmaxCrossEntropy _,SparseSoftmaxCrossEntropy _ -> true;
        };
    }

    static PtNDArray run(Neural op, Invocation call, Memory memory) {
        PtNDArray x = DjlStorage.input(call, 0);
        TensorSpec spec = call.input(0).spec();
        return switch (op) {
            case Activate activate -> Activations.value(activate.kind(), x, spec.dtype(), memory);
            case ActivateGradient gradient -> Activations.gradient(gradient.kind(), x, DjlStorage.input(call, 1), spec.dtype(),
                    memory);
            case Linear linear -> linear(linear, call, memory);
            case Softmax softmax -> Softmaxes.softmax(softmax.axis(), call, memory);
            case LogSoftmax logSoftmax -> Softmaxes.logSoftmax(logSoftmax.axis(), call, memory);
            case LayerNorm norm -> {
                Shape shape = spec.shape();
                yield JniUtils.layerNorm(x, Sizes.shape(shape.part(shape.rank() - norm.axes(), shape.rank())),
                        DjlStorage.input(call, 1), DjlStorage.input(call, 2), norm.epsilon());
            }
            case SoftmaxCrossEntropy _ -> Softmaxes.crossEntropy(call, memory);
            case SparseSoftmaxCrossEntropy _ -> Softmaxes.sparseCrossEntropy(call, memory);
        };
    }

    /// PyTorch's `linear` takes the transposed weights, and adds up onto the bias.
    private static PtNDArray product(Linear op, Invocation call) {
        PtNDArray x = DjlStorage.input(call, 0);
        PtNDArray w = DjlStorage.input(call, 1);
        if (!op.bias()) {
            return JniUtils.matmul(x, w);
        }
        try (PtNDArray transposed = JniUtils.transpose(w, 0, 1)) {
            return JniUtils.linear(x, transposed, DjlStorage.input(call, 2));
        }
    }

    private static PtNDArray linear(Linear op, Invocation call, Memory memory) {
        PtNDArray z = product(op, call);
        if (op.kind() == ActivationKind.LINEAR) {
            return z;
        }
        try (z) {
            return Activations.value(op.kind(), z, call.result().dtype(), memory);
        }
    }
}
