package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.UpdateKernel;

/// Steps of optimizers that begin as plain loops.
final class ColdUpdates implements UpdateKernel {

    private final Beginning beginning;
    private final UpdateKernel twin;

    ColdUpdates(UpdateKernel twin, Beginning beginning) {
        this.beginning = beginning;
        this.twin = twin;
    }

    @Override
    public void sgd(float[] w, float[] g, float rate, float[] y, int at, int n) {
        kernel(n).sgd(w, g, rate, y, at, n);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, Adam numbers, float[] newW, float[] newM, float[] newV, int at,
            int n) {
        kernel(n).adam(w, g, m, v, numbers, newW, newM, newV, at, n);
    }

    private UpdateKernel kernel(int n) {
        return beginning.isOver(n) ? beginning.vectors().updates() : twin;
    }
}
