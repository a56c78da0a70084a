package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.UpdateKernel;

/// Steps of optimizers that begin as plain loops.
final class ColdUpdates implements UpdateKernel {

    private final WarmUp warmUp;
    private final UpdateKernel twin;
    private final Turn sgd;
    private final Turn adam;

    ColdUpdates(UpdateKernel twin, WarmUp warmUp, Turns turns) {
        this.warmUp = warmUp;
        this.twin = twin;
        this.sgd = turns.turn(Function.SGD, 0);
        this.adam = turns.turn(Function.ADAM, 0);
    }

    @Override
    public void sgd(float[] w, float[] g, float rate, float[] y, int at, int n) {
        if (sgd.isOfVectors(n)) {
            vectors().sgd(w, g, rate, y, at, n);
        } else {
            twin.sgd(w, g, rate, y, at, n);
        }
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, Adam numbers, float[] newW, float[] newM, float[] newV, int at,
            int n) {
        if (adam.isOfVectors(n)) {
            vectors().adam(w, g, m, v, numbers, newW, newM, newV, at, n);
        } else {
            twin.adam(w, g, m, v, numbers, newW, newM, newV, at, n);
        }
    }

    private UpdateKernel vectors() {
        return warmUp.vectors().updates();
    }
}
