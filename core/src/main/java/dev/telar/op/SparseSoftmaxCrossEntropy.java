package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// The cross-entropy of a softmax against classes, `−logSoftmax(x)[label]` over the last axis. Inputs: logits `(…, classes)` and INT32
/// labels `(…)`; the result has shape `(…)`. Labels must lie in 0 … classes − 1.
public record SparseSoftmaxCrossEntropy() implements Neural {

    @Override
    public String name() {
        return "sparse_softmax_cross_entropy";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        TensorSpec x = inputs.getFirst();
        Inference.floating(this, x);
        Inference.indices(this, inputs.get(1));
        Inference.axis(this, x.shape(), Math.max(0, x.shape().rank() - 1));
        Inference.shape(this, "the labels", inputs.get(1).shape(), x.shape().without(-1));
        return Inference.result(x.shape().without(-1), x.dtype());
    }
}
