package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.Neural;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Composites of neural networks that run fused: one pass over the values while they are in the cache, for FLOAT32.
public final class Neurals {

    private Neurals() {}

    /// Softmax and its relatives along the last axis; activations and their gradients; layer normalisation.
    public static boolean runs(Neural op, List<TensorSpec> inputs) {
        TensorSpec x = inputs.getFirst();
        if (op instanceof Linear linear) {
            return Linears.runs(linear, inputs);
        }
        if (x.dtype() != DType.FLOAT32 || x.shape().elements() == 0) {
            return false;
        }
        int last = x.shape().rank() - 1;
        return switch (op) {
            case Linear _ -> true;
            case Activate _,ActivateGradient _ -> true;
            case Softmax softmax -> softmax.axis() == last;
            case LogSoftmax softmax -> softmax.axis() == last;
            case SoftmaxCrossEntropy _,LayerNorm _ -> true;
            case SparseSoftmaxCrossEntropy _ -> true;
        };
    }

    /// Runs the operation.
    public static Storage run(Neural op, Invocation call, Engine engine) {
        return switch (op) {
            case Linear linear -> Linears.run(linear, call, engine);
            case Activate activate -> activate(activate, call, engine);
            case ActivateGradient gradient -> gradient(gradient, call, engine);
            case Softmax _ -> Softmaxes.softmax(call, engine);
            case LogSoftmax _ -> Softmaxes.logSoftmax(call, engine);
            case SoftmaxCrossEntropy _ -> Softmaxes.crossEntropy(call, engine);
            case SparseSoftmaxCrossEntropy _ -> Softmaxes.sparseCrossEntropy(call, engine);
            case LayerNorm norm -> Normalizations.layerNorm(norm, call, engine);
        };
    }

    private static Storage activate(Activate op, Invocation call, Engine engine) {
        float[] x = Engine.input(call, 0).floats();
        SimdStorage y = engine.result(call);
        float[] out = y.floats();
        int n = y.count();
        ElementwiseKernel kernel = engine.kernels().elementwise();
        if (Flat.staysHere(engine, n, Flat.HEAVY)) {
            kernel.activation(op.kind(), x, 0, out, 0, n);
        } else {
            Flat.split(engine, n, Flat.HEAVY, (from, to) -> kernel.activation(op.kind(), x, from, out, from, to - from));
        }
        return y;
    }

    private static Storage gradient(ActivateGradient op, Invocation call, Engine engine) {
        float[] s = Engine.input(call, 0).floats();
        float[] d = Engine.input(call, 1).floats();
        SimdStorage y = engine.result(call);
        float[] out = y.floats();
        int n = y.count();
        ElementwiseKernel kernel = engine.kernels().elementwise();
        if (Flat.staysHere(engine, n, Flat.HEAVY)) {
            kernel.gradient(op.kind(), s, 0, d, 0, out, 0, n);
        } else {
            Flat.split(engine, n, Flat.HEAVY, (from, to) -> kernel.gradient(op.kind(), s, from, d, from, out, from, to - from));
        }
        return y;
    }
}
