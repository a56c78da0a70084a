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
        float[] partials = ScalarReductions.partials();
        int whole = n - n % PARTIALS;
        for (int p = 0; p < PARTIALS; p += GROUP) {
            sum(x, at + p, whole, partials, p);
        }
        ScalarReductions.add(partials, x, at + whole, n - whole);
        return ScalarReductions.tree(partials, n);
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
        float[] partials = ScalarReductions.partials();
        int whole = n - n % PARTIALS;
        for (int p = 0; p < PARTIALS; p += GROUP) {
            sumOfSquares(x, at + p, whole, center, partials, p);
        }
        ScalarReductions.addSquares(partials, x, at + whole, n - whole, center);
        return ScalarReductions.tree(partials, n);
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

    /// Two loops, since C2 does not keep four vectors of sums through four inlined exponentials; the second costs a tenth of the first. What is left behind the last
    /// whole vector is copied to where a whole one can be read.
    @Override
    public float exponentials(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        int whole = FLOATS.loopBound(n);
        if (whole > 0) {
            exponentialsOf(x, xAt, shift, y, yAt, whole);
        }
        if (whole < n) {
            float[] last = ScalarReductions.scratch();
            System.arraycopy(x, xAt + whole, last, 0, n - whole);
            exponentialsOf(last, 0, shift, last, 0, LANES);
            System.arraycopy(last, 0, y, yAt + whole, n - whole);
        }
        return sum(y, yAt, n);
    }

    private static void exponentialsOf(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMath.expBelow(FloatVector.fromArray(FLOATS, x, xAt + i).sub(shift)).intoArray(y, yAt + i);
        }
    }

    @Override
    public float max(float[] x, int at, int n) {
        if (n < LANES) {
            return twin.max(x, at, n);
        }
        float[] last = ScalarReductions.scratch();
        if (n < GROUP) {
            fewMax(x, at, n, last);
        } else {
            max(x, at, n, last);
        }
        return twin.max(last, 0, LANES);
    }

    private static void fewMax(float[] x, int at, int n, float[] last) {
        FloatVector best = FloatVector.fromArray(FLOATS, x, at + n - LANES);
        for (int i = at; i <= at + n - LANES; i += LANES) {
            best = best.max(FloatVector.fromArray(FLOATS, x, i));
        }
        best.intoArray(last, 0);
    }

    /// Four at a time, since one greatest takes several instructions that wait for each other; the last four may overlap with those before.
    private static void max(float[] x, int at, int n, float[] last) {
        FloatVector m0 = FloatVector.fromArray(FLOATS, x, at + n - GROUP);
        FloatVector m1 = FloatVector.fromArray(FLOATS, x, at + n - 3 * LANES);
        FloatVector m2 = FloatVector.fromArray(FLOATS, x, at + n - 2 * LANES);
        FloatVector m3 = FloatVector.fromArray(FLOATS, x, at + n - LANES);
        for (int i = at; i <= at + n - GROUP; i += GROUP) {
            m0 = m0.max(FloatVector.fromArray(FLOATS, x, i));
            m1 = m1.max(FloatVector.fromArray(FLOATS, x, i + LANES));
            m2 = m2.max(FloatVector.fromArray(FLOATS, x, i + 2 * LANES));
            m3 = m3.max(FloatVector.fromArray(FLOATS, x, i + 3 * LANES));
        }
        m0.max(m1).max(m2.max(m3)).intoArray(last, 0);
    }

    @Override
    public float min(float[] x, int at, int n) {
        if (n < LANES) {
            return twin.min(x, at, n);
        }
        float[] last = ScalarReductions.scratch();
        if (n < GROUP) {
            fewMin(x, at, n, last);
        } else {
            min(x, at, n, last);
        }
        return twin.min(last, 0, LANES);
    }

    private static void fewMin(float[] x, int at, int n, float[] last) {
        FloatVector best = FloatVector.fromArray(FLOATS, x, at + n - LANES);
        for (int i = at; i <= at + n - LANES; i += LANES) {
            best = best.min(FloatVector.fromArray(FLOATS, x, i));
        }
        best.intoArray(last, 0);
    }

    private static void min(float[] x, int at, int n, float[] last) {
        FloatVector m0 = FloatVector.fromArray(FLOATS, x, at + n - GROUP);
        FloatVector m1 = FloatVector.fromArray(FLOATS, x, at + n - 3 * LANES);
        FloatVector m2 = FloatVector.fromArray(FLOATS, x, at + n - 2 * LANES);
        FloatVector m3 = FloatVector.fromArray(FLOATS, x, at + n - LANES);
        for (int i = at; i <= at + n - GROUP; i += GROUP) {
            m0 = m0.min(FloatVector.fromArray(FLOATS, x, i));
            m1 = m1.min(FloatVector.fromArray(FLOATS, x, i + LANES));
            m2 = m2.min(FloatVector.fromArray(FLOATS, x, i + 2 * LANES));
            m3 = m3.min(FloatVector.fromArray(FLOATS, x, i + 3 * LANES));
        }
        m0.min(m1).min(m2.min(m3)).intoArray(last, 0);
    }
}
