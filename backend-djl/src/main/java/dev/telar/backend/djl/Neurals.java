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
import dev.telar.shape.DType;
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
            case Softmax softmax -> JniUtils.softmax(x, softmax.axis(), Sizes.type(spec.dtype()));
            case LogSoftmax logSoftmax -> JniUtils.logSoftmax(x, logSoftmax.axis(), Sizes.type(spec.dtype()));
            case LayerNorm norm -> {
                Shape shape = spec.shape();
                yield JniUtils.layerNorm(x, Sizes.shape(shape.part(shape.rank() - norm.axes(), shape.rank())),
                        DjlStorage.input(call, 1), DjlStorage.input(call, 2), norm.epsilon());
            }
            case SoftmaxCrossEntropy _ -> crossEntropy(x, DjlStorage.input(call, 1), spec, memory);
            case SparseSoftmaxCrossEntropy _ -> sparseCrossEntropy(x, call, memory);
        };
    }

    private static PtNDArray linear(Linear op, Invocation call, Memory memory) {
        PtNDArray z = JniUtils.matmul(DjlStorage.input(call, 0), DjlStorage.input(call, 1));
        if (op.bias()) {
            JniUtils.addi(z, DjlStorage.input(call, 2));
        }
        if (op.kind() == ActivationKind.LINEAR) {
            return z;
        }
        try (z) {
            return Activations.value(op.kind(), z, call.result().dtype(), memory);
        }
    }

    private static PtNDArray crossEntropy(PtNDArray x, PtNDArray targets, TensorSpec spec, Memory memory) {
        int axis = spec.shape().rank() - 1;
        try (Scratch s = new Scratch()) {
            PtNDArray logs = s.of(JniUtils.logSoftmax(x, axis, Sizes.type(spec.dtype())));
            JniUtils.muli(logs, targets);
            return JniUtils.sub(memory.scalar(spec.dtype(), 0), s.of(JniUtils.sum(logs, new long[]{axis}, false)));
        }
    }

    private static PtNDArray sparseCrossEntropy(PtNDArray x, Invocation call, Memory memory) {
        Shape shape = call.input(0).spec().shape();
        DType dtype = call.result().dtype();
        int axis = shape.rank() - 1;
        Indexings.checked(call.input(1), shape.size(axis), memory);
        try (Scratch s = new Scratch()) {
            PtNDArray logs = s.of(JniUtils.logSoftmax(x, axis, Sizes.type(dtype)));
            PtNDArray labels = s.of(JniUtils.unsqueeze(s.of(memory.longs(DjlStorage.input(call, 1))), axis));
            PtNDArray chosen = s.of(JniUtils.squeeze(s.of(JniUtils.gather(logs, labels, axis)), axis));
            return JniUtils.sub(memory.scalar(dtype, 0), chosen);
        }
    }
}
