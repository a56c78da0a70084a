package dev.telar.backend.simd.scalar;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.UpdateKernel;

/// The steps of optimizers as plain loops.
@SuppressWarnings("serial") // nobody writes a kernel
public final class ScalarUpdates extends CompiledOnce implements UpdateKernel {

    @Override
    public void sgd(float[] w, float[] g, float rate, float[] y, int at, int n) {
        for (int i = at; i < at + n; i++) {
            y[i] = w[i] - g[i] * rate;
        }
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, Adam numbers, float[] newW, float[] newM, float[] newV, int at,
            int n) {
        float meanShare = numbers.meanShare();
        float squareShare = numbers.squareShare();
        float epsilon = numbers.epsilon();
        float rate = numbers.rate();
        for (int i = at; i < at + n; i++) {
            float mean = m[i] + (g[i] - m[i]) * meanShare;
            float square = v[i] + (g[i] * g[i] - v[i]) * squareShare;
            float moved = w[i] - mean * rate / ((float) Math.sqrt(square) + epsilon);
            newM[i] = mean;
            newV[i] = square;
            newW[i] = moved;
        }
    }
}
