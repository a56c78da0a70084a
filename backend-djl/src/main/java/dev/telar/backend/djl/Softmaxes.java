package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.shape.TensorSpec;

/// Softmax and what is made of it.
final class Softmaxes {

    private Softmaxes() {}

    static PtNDArray softmax(int axis, Invocation call, Memory memory) {
        TensorSpec spec = call.result();
        return SmallSoftmaxes.suits(spec, axis, memory)
                ? SmallSoftmaxes.softmax(call, memory)
                : JniUtils.softmax(DjlStorage.input(call, 0), axis, Sizes.type(spec.dtype()));
    }

    static PtNDArray logSoftmax(int axis, Invocation call, Memory memory) {
        TensorSpec spec = call.input(0).spec();
        return SmallSoftmaxes.suits(spec, axis, memory)
                ? SmallSoftmaxes.logSoftmax(call, memory)
                : JniUtils.logSoftmax(DjlStorage.input(call, 0), axis, Sizes.type(spec.dtype()));
    }

    static PtNDArray crossEntropy(Invocation call, Memory memory) {
        TensorSpec spec = call.input(0).spec();
        int axis = spec.shape().rank() - 1;
        if (SmallSoftmaxes.suits(spec, axis, memory)) {
            return SmallSoftmaxes.crossEntropy(call, memory);
        }
        try (Scratch s = new Scratch()) {
            PtNDArray logs = s.of(JniUtils.logSoftmax(DjlStorage.input(call, 0), axis, Sizes.type(spec.dtype())));
            JniUtils.muli(logs, DjlStorage.input(call, 1));
            return JniUtils.sub(memory.scalar(spec.dtype(), 0), s.of(JniUtils.sum(logs, new long[]{axis}, false)));
        }
    }

    static PtNDArray sparseCrossEntropy(Invocation call, Memory memory) {
        TensorSpec spec = call.input(0).spec();
        int axis = spec.shape().rank() - 1;
        Indexings.checked(call, spec.shape().size(axis), memory);
        try (Scratch s = new Scratch()) {
            PtNDArray logs = s.of(JniUtils.logSoftmax(DjlStorage.input(call, 0), axis, Sizes.type(spec.dtype())));
            PtNDArray labels = s.of(JniUtils.unsqueeze(s.of(memory.longs(DjlStorage.input(call, 1))), axis));
            PtNDArray chosen = s.of(JniUtils.squeeze(s.of(JniUtils.gather(logs, labels, axis)), axis));
            return JniUtils.sub(memory.scalar(spec.dtype(), 0), chosen);
        }
    }
}
