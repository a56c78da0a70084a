package dev.telar.backend.simd.scalar;

import dev.telar.backend.simd.kernels.ReductionKernel;

/// Sums and extremes as plain loops.
public final class ScalarReductions implements ReductionKernel {

    @Override
    public float sum(float[] x, int at, int n) {
        float[] partials = new float[PARTIALS];
        int i = 0;
        for (; i <= n - PARTIALS; i += PARTIALS) {
            for (int p = 0; p < PARTIALS; p++) {
                partials[p] += x[at + i + p];
            }
        }
        for (int p = 0; i < n; i++, p++) {
            partials[p] += x[at + i];
        }
        return tree(partials);
    }

    @Override
    public float sumOfSquares(float[] x, int at, int n, float center) {
        float[] partials = new float[PARTIALS];
        int i = 0;
        for (; i <= n - PARTIALS; i += PARTIALS) {
            for (int p = 0; p < PARTIALS; p++) {
                float d = x[at + i + p] - center;
                partials[p] += d * d;
            }
        }
        for (int p = 0; i < n; i++, p++) {
            float d = x[at + i] - center;
            partials[p] += d * d;
        }
        return tree(partials);
    }

    /// The sum of the partial sums, which are overwritten.
    public static float tree(float[] partials) {
        for (int half = PARTIALS / 2; half > 0; half /= 2) {
            for (int p = 0; p < half; p++) {
                partials[p] += partials[p + half];
            }
        }
        return partials[0];
    }

    @Override
    public float max(float[] x, int at, int n) {
        float max = x[at];
        for (int i = 1; i < n; i++) {
            max = Math.max(max, x[at + i]);
        }
        return max;
    }

    @Override
    public float min(float[] x, int at, int n) {
        float min = x[at];
        for (int i = 1; i < n; i++) {
            min = Math.min(min, x[at + i]);
        }
        return min;
    }
}
