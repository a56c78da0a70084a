package dev.telar.backend.simd.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.memory.Scratch;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.BinaryKind;
import dev.telar.op.UnaryKind;

/// Softmax and its relatives along the last axis, a row at a time. A row's bits depend on the row alone.
final class Softmaxes {

    private static final int GRAIN = 1 << 13;

    private Softmaxes() {}

    static Storage softmax(Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        int n = x.shape().size(-1);
        float[] in = x.floats();
        float[] out = y.floats();
        int rows = x.count() / n;
        if (Flat.staysHere(engine, x.count(), GRAIN)) {
            softmax(in, out, 0, rows, n, engine);
        } else {
            rows(engine, rows, n, (from, to) -> softmax(in, out, from, to, n, engine));
        }
        return y;
    }

    /// Three passes over a row that is in the first cache: the greatest, the exponentials with their sum, the products with one over the sum: to divide each
    /// would take the processor as long as the exponentials.
    private static void softmax(float[] in, float[] out, int from, int to, int n, Engine engine) {
        ElementwiseKernel kernel = engine.kernels().elementwise();
        float[] factor = new float[1];
        for (int at = from * n; at < to * n; at += n) {
            float max = engine.kernels().reductions().max(in, at, n);
            factor[0] = 1 / Reductions.exponentials(in, at, max, out, at, n, engine);
            kernel.binary(BinaryKind.MUL, out, at, 1, factor, 0, 0, out, at, n);
        }
    }

    static Storage logSoftmax(Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        int n = x.shape().size(-1);
        float[] in = x.floats();
        float[] out = y.floats();
        rows(engine, x.count() / n, n, (from, to) -> {
            try (Scratch scratch = engine.pool().scratch(n)) {
                for (int at = from * n; at < to * n; at += n) {
                    logs(in, at, out, at, n, scratch.floats(), engine);
                }
            }
        });
        return y;
    }

    static Storage crossEntropy(Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        int n = x.shape().size(-1);
        float[] in = x.floats();
        float[] targets = Engine.input(call, 1).floats();
        float[] out = y.floats();
        ElementwiseKernel kernel = engine.kernels().elementwise();
        rows(engine, y.count(), n, (from, to) -> {
            try (Scratch first = engine.pool().scratch(n); Scratch second = engine.pool().scratch(n)) {
                float[] logs = first.floats();
                for (int i = from; i < to; i++) {
                    logs(in, i * n, logs, 0, n, second.floats(), engine);
                    kernel.binary(BinaryKind.MUL, targets, i * n, 1, logs, 0, 1, logs, 0, n);
                    out[i] = 0 - Reductions.sum(logs, 0, n, engine);
                }
            }
        });
        return y;
    }

    static Storage sparseCrossEntropy(Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        int n = x.shape().size(-1);
        int[] labels = Engine.input(call, 1).ints();
        checkLabels(labels, Engine.input(call, 1).count(), n);
        SimdStorage y = engine.result(call);
        float[] in = x.floats();
        float[] out = y.floats();
        rows(engine, y.count(), n, (from, to) -> {
            try (Scratch first = engine.pool().scratch(n); Scratch second = engine.pool().scratch(n)) {
                float[] logs = first.floats();
                for (int i = from; i < to; i++) {
                    logs(in, i * n, logs, 0, n, second.floats(), engine);
                    out[i] = 0 - logs[labels[i]];
                }
            }
        });
        return y;
    }

    private static void checkLabels(int[] labels, int count, int classes) {
        for (int i = 0; i < count; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IndexOutOfBoundsException("sparse_softmax_cross_entropy: label " + labels[i] + " at element " + i
                        + " is out of bounds for " + classes + " classes");
            }
        }
    }

    /// *x − max x − log Σ exp(x − max x)*.
    private static void logs(float[] x, int xAt, float[] y, int yAt, int n, float[] scratch, Engine engine) {
        ElementwiseKernel kernel = engine.kernels().elementwise();
        float[] number = {engine.kernels().reductions().max(x, xAt, n)};
        float sum = Reductions.exponentials(x, xAt, number[0], scratch, 0, n, engine);
        kernel.binary(BinaryKind.SUB, x, xAt, 1, number, 0, 0, y, yAt, n);
        number[0] = sum;
        kernel.unary(UnaryKind.LOG, number, 0, number, 0, 1);
        kernel.binary(BinaryKind.SUB, y, yAt, 1, number, 0, 0, y, yAt, n);
    }

    private static void rows(Engine engine, int rows, int n, dev.telar.backend.simd.threads.Range work) {
        engine.workers().split(rows, Math.max(1, GRAIN / n), work);
    }
}
