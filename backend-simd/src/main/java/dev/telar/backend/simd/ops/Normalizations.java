package dev.telar.backend.simd.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.LayerNorm;
import dev.telar.shape.Shape;

/// Normalisation over the last axes, a row at a time: the mean, then the mean of the squared distances from it, then the values.
final class Normalizations {

    private static final int GRAIN = 1 << 14;

    /// The longest row whose squares are summed up by one kernel call.
    private static final int CHUNK = 1 << 14;

    private Normalizations() {}

    static Storage layerNorm(LayerNorm op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        Shape shape = x.shape();
        int n = shape.part(shape.rank() - op.axes(), shape.rank()).count();
        float[] in = x.floats();
        float[] gamma = Engine.input(call, 1).floats();
        float[] beta = Engine.input(call, 2).floats();
        float[] out = y.floats();
        float epsilon = (float) op.epsilon();
        int rows = x.count() / n;
        if (Flat.staysHere(engine, x.count(), GRAIN)) {
            rows(in, gamma, beta, epsilon, out, 0, rows, n, engine);
        } else {
            engine.workers().split(rows, Math.max(1, GRAIN / n),
                    (from, to) -> rows(in, gamma, beta, epsilon, out, from, to, n, engine));
        }
        return y;
    }

    private static void rows(float[] in, float[] gamma, float[] beta, float epsilon, float[] out, int from, int to, int n,
            Engine engine) {
        ElementwiseKernel kernel = engine.kernels().elementwise();
        for (int at = from * n; at < to * n; at += n) {
            float mean = Reductions.sum(in, at, n, engine) / n;
            float scale = 1 / (float) Math.sqrt(squares(in, at, n, mean, engine) / n + epsilon);
            kernel.normalize(in, at, mean, scale, gamma, beta, out, at, n);
        }
    }

    private static float squares(float[] x, int at, int n, float mean, Engine engine) {
        if (n <= CHUNK) {
            return engine.kernels().reductions().sumOfSquares(x, at, n, mean);
        }
        float[] sums = new float[Math.ceilDiv(n, CHUNK)];
        for (int c = 0; c < sums.length; c++) {
            sums[c] = engine.kernels().reductions().sumOfSquares(x, at + c * CHUNK, Math.min(CHUNK, n - c * CHUNK), mean);
        }
        return Reductions.sum(sums, 0, sums.length, engine);
    }
}
