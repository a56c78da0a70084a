package dev.telar.backend.simd.scalar;

import java.util.Arrays;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.ReductionKernel;

/// Sums and extremes as plain loops.
@SuppressWarnings("serial") // nobody writes a kernel
public final class ScalarReductions extends CompiledOnce implements ReductionKernel {

    /// How many partial sums the tree's last levels begin with; a multiple of all vectors.
    public static final int LAST = PARTIALS / 4;

    private static final ThreadLocal<float[]> PARTIAL_SUMS = ThreadLocal.withInitial(() -> new float[PARTIALS]);

    /// A thread's partial sums, all +0. One array a thread, since a row of ten elements costs less than an array of its own.
    public static float[] partials() {
        float[] partials = PARTIAL_SUMS.get();
        Arrays.fill(partials, 0f);
        return partials;
    }

    /// A thread's array of [ReductionKernel#PARTIALS] elements of arbitrary content.
    public static float[] scratch() {
        return PARTIAL_SUMS.get();
    }

    /// One element a partial sum: those that have none need no more zeros than the tree takes.
    private static float few(float[] x, int at, int n) {
        float[] partials = PARTIAL_SUMS.get();
        for (int p = 0; p < n; p++) {
            partials[p] = 0f + x[at + p];
        }
        Arrays.fill(partials, n, n > LAST ? PARTIALS : Math.max(n, Integer.highestOneBit(Math.max(1, n - 1)) * 2), 0f);
        return tree(partials, n);
    }

    @Override
    public float sum(float[] x, int at, int n) {
        if (n <= PARTIALS) {
            return few(x, at, n);
        }
        float[] partials = partials();
        for (int i = 0; i < n; i += PARTIALS) {
            add(partials, x, at + i, Math.min(PARTIALS, n - i));
        }
        return tree(partials, n);
    }

    /// Adds elements to the first partial sums.
    public static void add(float[] partials, float[] x, int at, int n) {
        for (int p = 0; p < n; p++) {
            partials[p] += x[at + p];
        }
    }

    @Override
    public float sumOfSquares(float[] x, int at, int n, float center) {
        float[] partials = partials();
        for (int i = 0; i < n; i += PARTIALS) {
            addSquares(partials, x, at + i, Math.min(PARTIALS, n - i), center);
        }
        return tree(partials, n);
    }

    /// Adds the squares of distances to the first partial sums.
    public static void addSquares(float[] partials, float[] x, int at, int n, float center) {
        for (int p = 0; p < n; p++) {
            float d = x[at + p] - center;
            partials[p] += d * d;
        }
    }

    /// The sum of the partial sums of `n` elements, which are overwritten. A partial sum begins at +0 and is never −0, hence those that stayed 0 need not
    /// be added.
    public static float tree(float[] partials, int n) {
        if (n > LAST) {
            for (int p = 0; p < LAST; p++) {
                partials[p] = partials[p] + partials[p + 2 * LAST] + (partials[p + LAST] + partials[p + 3 * LAST]);
            }
            return last(partials);
        }
        int half = LAST / 2;
        while (half >= n && half > 0) {
            half /= 2;
        }
        for (; half > 0; half /= 2) {
            for (int p = 0; p < half; p++) {
                partials[p] += partials[p + half];
            }
        }
        return partials[0];
    }

    /// The tree over the first [#LAST], without loops: these took as long as the sum of some hundred elements.
    public static float last(float[] p) {
        float a = p[0] + p[8] + (p[4] + p[12]);
        float b = p[1] + p[9] + (p[5] + p[13]);
        float c = p[2] + p[10] + (p[6] + p[14]);
        float d = p[3] + p[11] + (p[7] + p[15]);
        return a + c + (b + d);
    }

    @Override
    public float exponentials(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        float[] partials = partials();
        for (int i = 0; i < n; i += PARTIALS) {
            int length = Math.min(PARTIALS, n - i);
            shifted(x, xAt + i, shift, y, yAt + i, length);
            add(partials, y, yAt + i, length);
        }
        return tree(partials, n);
    }

    private static void shifted(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = ScalarMath.exp(x[xAt + i] - shift);
        }
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
