package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.ReductionKernel;

/// Sums and extremes that begin as plain loops.
final class ColdReductions implements ReductionKernel {

    private final WarmUp warmUp;
    private final ReductionKernel twin;
    private final Turn sum;
    private final Turn sumOfSquares;
    private final Turn max;
    private final Turn min;
    private final Turn exponentials;

    ColdReductions(ReductionKernel twin, WarmUp warmUp, Turns turns) {
        this.warmUp = warmUp;
        this.twin = twin;
        this.sum = turns.turn(Function.SUM, 0);
        this.sumOfSquares = turns.turn(Function.SUM_OF_SQUARES, 0);
        this.max = turns.turn(Function.MAX, 0);
        this.min = turns.turn(Function.MIN, 0);
        this.exponentials = turns.turn(Function.EXPONENTIALS, 0);
    }

    @Override
    public float sum(float[] x, int at, int n) {
        return sum.isOfVectors(n) ? vectors().sum(x, at, n) : twin.sum(x, at, n);
    }

    @Override
    public float sumOfSquares(float[] x, int at, int n, float center) {
        return sumOfSquares.isOfVectors(n) ? vectors().sumOfSquares(x, at, n, center) : twin.sumOfSquares(x, at, n, center);
    }

    @Override
    public float max(float[] x, int at, int n) {
        return max.isOfVectors(n) ? vectors().max(x, at, n) : twin.max(x, at, n);
    }

    @Override
    public float min(float[] x, int at, int n) {
        return min.isOfVectors(n) ? vectors().min(x, at, n) : twin.min(x, at, n);
    }

    @Override
    public float exponentials(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        return exponentials.isOfVectors(n)
                ? vectors().exponentials(x, xAt, shift, y, yAt, n)
                : twin.exponentials(x, xAt, shift, y, yAt, n);
    }

    private ReductionKernel vectors() {
        return warmUp.vectors().reductions();
    }
}
