package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.scalar.ScalarReductions.LAST;
import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.scalar.ScalarReductions;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Sums and extremes on vectors. The 64 partial sums are taken four vectors at a time: one run over the elements at 512 bits, two at 256, four at 128.
@SuppressWarnings("serial") // nobody writes a kernel
final class VectorReductions extends CompiledOnce implements ReductionKernel {

    private static final int GROUP = 4 * LANES;

    /// Up to how many elements a row that is alone is summed by plain loops. They take 0.05 to 0.2 µs more, but a step has one such sum: C2 would compile it after
    /// 5,000 steps, and until then each vector is an object, 2.6 kB a step for 128 elements.
    private static final int LONE = 512;

    private final ScalarReductions twin = new ScalarReductions();

    @Override
    public float sum(float[] x, int at, int n) {
        if (n < 2 * PARTIALS || GROUP > PARTIALS) {
            return twin.sum(x, at, n);
        }
        float[] partials = ScalarReductions.scratch();
        int whole = n - n % PARTIALS;
        for (int p = 0; p < PARTIALS; p += GROUP) {
            sum(x, at + p, whole, partials, p);
        }
        ScalarReductions.add(partials, x, at + whole, n - whole);
        return tree(partials);
    }

    @Override
    public float loneSum(float[] x, int at, int n) {
        return n <= LONE ? twin.sum(x, at, n) : sum(x, at, n);
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
        float[] partials = ScalarReductions.scratch();
        int whole = n - n % PARTIALS;
        for (int p = 0; p < PARTIALS; p += GROUP) {
            sumOfSquares(x, at + p, whole, center, partials, p);
        }
        ScalarReductions.addSquares(partials, x, at + whole, n - whole, center);
        return tree(partials);
    }

    /// [ScalarReductions#tree] of all partial sums.
    private static float tree(float[] partials) {
        for (int p = 0; p < LAST; p += LANES) {
            FloatVector a = FloatVector.fromArray(FLOATS, partials, p)
                    .add(FloatVector.fromArray(FLOATS, partials, p + 2 * LAST));
            FloatVector b = FloatVector.fromArray(FLOATS, partials, p + LAST)
                    .add(FloatVector.fromArray(FLOATS, partials, p + 3 * LAST));
            a.add(b).intoArray(partials, p);
        }
        return ScalarReductions.last(partials);
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
        int left = n - whole;
        float[] last = ScalarReductions.scratch();
        if (left > 0) {
            System.arraycopy(x, xAt + whole, last, 0, left);
        }
        // one call for both: inlined twice, the second is cut short and makes objects
        for (int part = whole > 0 ? 0 : 1; part < (left > 0 ? 2 : 1); part++) {
            boolean first = part == 0;
            exponentialsOf(first ? x : last, first ? xAt : 0, shift, first ? y : last, first ? yAt : 0, first ? whole : LANES);
        }
        if (left > 0) {
            System.arraycopy(last, 0, y, yAt + whole, left);
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
        return n < GROUP ? fewMax(x, at, n) : fourMax(x, at, n);
    }

    private static float fewMax(float[] x, int at, int n) {
        FloatVector best = FloatVector.fromArray(FLOATS, x, at + n - LANES);
        for (int i = at; i <= at + n - LANES; i += LANES) {
            best = best.max(FloatVector.fromArray(FLOATS, x, i));
        }
        return best.reduceLanes(VectorOperators.MAX);
    }

    /// Four at a time, since one greatest takes several instructions that wait for each other; the last four may overlap with those before. In whatever order, the
    /// greatest is the same.
    private static float fourMax(float[] x, int at, int n) {
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
        return m0.max(m1).max(m2.max(m3)).reduceLanes(VectorOperators.MAX);
    }

    @Override
    public float min(float[] x, int at, int n) {
        if (n < LANES) {
            return twin.min(x, at, n);
        }
        return n < GROUP ? fewMin(x, at, n) : fourMin(x, at, n);
    }

    private static float fewMin(float[] x, int at, int n) {
        FloatVector best = FloatVector.fromArray(FLOATS, x, at + n - LANES);
        for (int i = at; i <= at + n - LANES; i += LANES) {
            best = best.min(FloatVector.fromArray(FLOATS, x, i));
        }
        return best.reduceLanes(VectorOperators.MIN);
    }

    private static float fourMin(float[] x, int at, int n) {
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
        return m0.min(m1).min(m2.min(m3)).reduceLanes(VectorOperators.MIN);
    }
}
