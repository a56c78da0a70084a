package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.ReductionKernel;

/// Sums and extremes that begin as plain loops.
final class ColdReductions implements ReductionKernel {

    private final Beginning beginning;
    private final ReductionKernel twin;

    ColdReductions(ReductionKernel twin, Beginning beginning) {
        this.beginning = beginning;
        this.twin = twin;
    }

    @Override
    public float sum(float[] x, int at, int n) {
        return kernel(n).sum(x, at, n);
    }

    @Override
    public float loneSum(float[] x, int at, int n) {
        return kernel(n).loneSum(x, at, n);
    }

    @Override
    public float sumOfSquares(float[] x, int at, int n, float center) {
        return kernel(n).sumOfSquares(x, at, n, center);
    }

    @Override
    public float max(float[] x, int at, int n) {
        return kernel(n).max(x, at, n);
    }

    @Override
    public float min(float[] x, int at, int n) {
        return kernel(n).min(x, at, n);
    }

    @Override
    public float exponentials(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        return kernel(n).exponentials(x, xAt, shift, y, yAt, n);
    }

    private ReductionKernel kernel(int n) {
        return beginning.isOver(n) ? beginning.vectors().reductions() : twin;
    }
}
