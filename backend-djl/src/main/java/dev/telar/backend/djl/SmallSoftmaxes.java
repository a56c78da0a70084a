package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;

import ai.djl.pytorch.engine.PtNDArray;

import dev.telar.backend.Invocation;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Softmax over the last axis of small tensors, in plain loops on the host. PyTorch shares the smallest softmax out to its threads, and
/// between other work waking them takes 100 to 300 µs, ten times as long as these loops.
final class SmallSoftmaxes {

    /// From about so many elements on PyTorch is faster.
    private static final int GREATEST = 1 << 13;

    private SmallSoftmaxes() {}

    static boolean suits(TensorSpec spec, int axis, Memory memory) {
        int count = spec.shape().count();
        return spec.dtype() == DType.FLOAT32 && count > 0 && count <= GREATEST && axis == spec.shape().rank() - 1
                && !memory.isGpu();
    }

    static PtNDArray softmax(Invocation call, Memory memory) {
        float[] x = memory.floats(call.input(0));
        int size = call.result().shape().size(-1);
        double[] weights = new double[size];
        for (int from = 0; from < x.length; from += size) {
            double sum = exponentials(x, from, weights);
            for (int i = 0; i < size; i++) {
                x[from + i] = (float) (weights[i] / sum);
            }
        }
        return memory.upload(call.result(), MemorySegment.ofArray(x));
    }

    static PtNDArray logSoftmax(Invocation call, Memory memory) {
        float[] x = memory.floats(call.input(0));
        int size = call.result().shape().size(-1);
        double[] weights = new double[size];
        for (int from = 0; from < x.length; from += size) {
            double top = greatest(x, from, size);
            double log = Math.log(exponentials(x, from, weights));
            for (int i = from; i < from + size; i++) {
                x[i] = (float) (x[i] - top - log);
            }
        }
        return memory.upload(call.result(), MemorySegment.ofArray(x));
    }

    /// *−Σ targets·log softmax x* of each row.
    static PtNDArray crossEntropy(Invocation call, Memory memory) {
        float[] x = memory.floats(call.input(0));
        float[] targets = memory.floats(call.input(1));
        int size = call.input(0).spec().shape().size(-1);
        float[] losses = new float[x.length / size];
        double[] weights = new double[size];
        for (int row = 0; row < losses.length; row++) {
            int from = row * size;
            double top = greatest(x, from, size);
            double log = Math.log(exponentials(x, from, weights));
            double loss = 0;
            for (int i = from; i < from + size; i++) {
                loss -= targets[i] * (x[i] - top - log);
            }
            losses[row] = (float) loss;
        }
        return memory.upload(call.result(), MemorySegment.ofArray(losses));
    }

    /// *exp(x − max x)* of a row, and their sum.
    private static double exponentials(float[] x, int from, double[] result) {
        double top = greatest(x, from, result.length);
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.exp(x[from + i] - top);
            sum += result[i];
        }
        return sum;
    }

    private static double greatest(float[] x, int from, int size) {
        float top = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + size; i++) {
            top = Math.max(top, x[i]);
        }
        return top;
    }
}
