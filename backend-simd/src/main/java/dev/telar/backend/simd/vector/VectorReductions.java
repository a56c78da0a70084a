package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.scalar.ScalarReductions;
import jdk.incubator.vector.FloatVector;

/// Sums and extremes on vectors. The 64 partial sums are taken four vectors at a time: one run over the elements at 512 bits, two at 256, four at 128.
final class VectorReductions implements ReductionKernel {

    private static final int GROUP = 4 * LANES;

    private final ScalarReductions twin = new ScalarReductions();

    @Override
    public float sum(float[] x, int at, int n) {
        if (n < 2 * PARTIALS || GROUP > PARTIALS) {
            return twin.sum(x, at, n);
        }
        float[] partials = new float[PARTIALS];
        int whole = n - n % PARTIALS;
        for (int p = 0; p < PARTIALS; p += GROUP) {
            sum(x, at + p, whole, partials, p);
        }
        for (int i = whole; i < n; i++) {
            partials[i - whole] += x[at + i];
        }
        return ScalarReductions.tree(partials);
    }

    private static void sum(float[] x, int at, int n, float[] partials, int p) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = FloatVector.zero(FLOATS);
        FloatVector s2 = FloatVector.zero(FLOATS);
        FloatVector s3 = FloatVector.zero(FLOATS);
        for (int i = at; i < at + n; i += PARTIALS) {
            s0 = s0.add(FloatVector.fromArray(FLOATS, x, i));
            s1 = s1.add(FloatVector.fromArray(FLOATS, x, i + LANES));
            s2 = s2.add(FloatVector.fromArray(FLOATS, x, i + 2 * LANES));
            s3 = s3.add(FloatVector.fromArray(FLOATS, x, i + 3 * LANES));
        }
        s0.intoArray(partials, p);
        s1.intoArray(partials, p + LANES);
        s2.intoArray(partials, p + 2 * LANES);
        s3.intoArray(partials, p + 3 * LANES);
    }

    @Override
    public float sumOfSquares(float[] x, int at, int n, float center) {
        if (n < 2 * PARTIALS || GROUP > PARTIALS) {
            return twin.sumOfSquares(x, at, n, center);
        }
        float[] partials = new float[PARTIALS];
        int whole = n - n % PARTIALS;
        for (int p = 0; p < PARTIALS; p += GROUP) {
            sumOfSquares(x, at + p, whole, center, partials, p);
        }
        for (int i = whole; i < n; i++) {
            float d = x[at + i] - center;
            partials[i - whole] += d * d;
        }
        return ScalarReductions.tree(partials);
    }

    private static void sumOfSquares(float[] x, int at, int n, float center, float[] partials, int p) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = FloatVector.zero(FLOATS);
        FloatVector s2 = FloatVector.zero(FLOATS);
        FloatVector s3 = FloatVector.zero(FLOATS);
        for (int i = at; i < at + n; i += PARTIALS) {
            FloatVector d0 = FloatVector.fromArray(FLOATS, x, i).sub(center);
            FloatVector d1 = FloatVector.fromArray(FLOATS, x, i + LANES).sub(center);
            FloatVector d2 = FloatVector.fromArray(FLOATS, x, i + 2 * LANES).sub(center);
            FloatVector d3 = FloatVector.fromArray(FLOATS, x, i + 3 * LANES).sub(center);
            s0 = s0.add(d0.mul(d0));
            s1 = s1.add(d1.mul(d1));
            s2 = s2.add(d2.mul(d2));
            s3 = s3.add(d3.mul(d3));
        }
        s0.intoArray(partials, p);
        s1.intoArray(partials, p + LANES);
        s2.intoArray(partials, p + 2 * LANES);
        s3.intoArray(partials, p + 3 * LANES);
    }

    @Override
    public float max(float[] x, int at, int n) {
        if (n < LANES) {
            return twin.max(x, at, n);
        }
        float[] last = new float[LANES];
        FloatVector max = FloatVector.fromArray(FLOATS, x, at);
        for (int i = LANES; i <= n - LANES; i += LANES) {
            max = max.max(FloatVector.fromArray(FLOATS, x, at + i));
        }
        max.max(FloatVector.fromArray(FLOATS, x, at + n - LANES)).intoArray(last, 0);
        return twin.max(last, 0, LANES);
    }

    @Override
    public float min(float[] x, int at, int n) {
        if (n < LANES) {
            return twin.min(x, at, n);
        }
        float[] last = new float[LANES];
        FloatVector min = FloatVector.fromArray(FLOATS, x, at);
        for (int i = LANES; i <= n - LANES; i += LANES) {
            min = min.min(FloatVector.fromArray(FLOATS, x, at + i));
        }
        min.min(FloatVector.fromArray(FLOATS, x, at + n - LANES)).intoArray(last, 0);
        return twin.min(last, 0, LANES);
    }
}
