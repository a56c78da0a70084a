package dev.telar.backend.nd4j.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
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
import dev.telar.shape.TensorSpec;

/// Composites of neural networks that run fused, in one pass over the values.
public final class Neurals {

    private Neurals() {}

    /// All but GELU, and the softmax along another axis than the last.
    public static boolean runs(Neural op, List<TensorSpec> inputs) {
        int last = inputs.getFirst().shape().rank() - 1;
        return switch (op) {
            case Linear _ -> true;
            case Activate activate -> Activations.has(activate.kind());
            case ActivateGradient gradient -> Activations.has(gradient.kind());
            case Softmax softmax -> softmax.axis() == last;
            case LogSoftmax softmax -> softmax.axis() == last;
            case SoftmaxCrossEntropy _,SparseSoftmaxCrossEntropy _,LayerNorm _ -> inputs.getFirst().shape().elements() > 0;
        };
    }

    /// Runs the operation.
    public static Storage run(Neural op, Invocation call, Engine engine) {
        return switch (op) {
            case Linear linear -> Products.linear(linear, call, engine);
            case Activate activate -> activate(activate.kind(), call, engine);
            case ActivateGradient gradient -> gradient(gradient.kind(), call, engine);
            case Softmax _ -> Softmaxes.softmax(call, engine);
            case LogSoftmax _ -> Softmaxes.logSoftmax(call, engine);
            case SoftmaxCrossEntropy _ -> Softmaxes.crossEntropy(call, engine);
            case SparseSoftmaxCrossEntropy _ -> Softmaxes.sparseCrossEntropy(call, engine);
            case LayerNorm norm -> Normalizations.layerNorm(norm, call, engine);
        };
    }

    private static Storage activate(ActivationKind kind, Invocation call, Engine engine) {
        NativeStorage y = engine.result(call);
        Activations.apply(kind, Engine.input(call, 0), y);
        return y;
    }

    private static Storage gradient(ActivationKind kind, Invocation call, Engine engine) {
        NativeStorage dx = engine.result(call);
        Activations.gradient(kind, Engine.input(call, 0), Engine.input(call, 1), dx);
        return dx;
    }
}
