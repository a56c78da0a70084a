package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// The cross-entropy of a softmax against probabilities, *−Σᵢ tᵢ·logSoftmax(x)ᵢ* over the last axis. Inputs: logits and targets of one
/// shape `(…, classes)`; the result has shape `(…)`.
public record SoftmaxCrossEntropy() implements Neural {

    @Override
    public String name() {
        return "softmax_cross_entropy";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        TensorSpec x = inputs.getFirst();
        Inference.floating(this, x);
        Inference.sameDtype(this, x, inputs.get(1));
        Inference.sameShape(this, x, inputs.get(1));
        Inference.axis(this, x.shape(), Math.max(0, x.shape().rank() - 1));
        return Inference.result(x.shape().without(-1), x.dtype());
    }
}
