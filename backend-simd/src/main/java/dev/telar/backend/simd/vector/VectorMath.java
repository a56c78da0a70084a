package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.kernels.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The elementary functions on vectors, operation by operation what [dev.telar.backend.simd.scalar.ScalarMath] does, hence the same bits.
///
/// `lanewise(EXP …)` is not used: its bits change when the JIT takes over, and between widths.
final class VectorMath {

    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    static final int LANES = FLOATS.length();

    private VectorMath() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }

    /// The smaller of both; NaN stays. Unlike `min` it need not look at the sign of zeros, hence it is two instructions.
    static FloatVector atMost(FloatVector x, float limit) {
        return x.blend(limit, x.compare(VectorOperators.GT, limit));
    }

    /// The greater of both; NaN stays.
    static FloatVector atLeast(FloatVector x, float limit) {
        return x.blend(limit, x.compare(VectorOperators.LT, limit));
    }

    /// eˣ.
    static FloatVector exp(FloatVector x) {
        FloatVector c = atMost(atLeast(x, EXP_MIN), EXP_MAX);
        FloatVector t = c.fma(all(LOG2E), all(ROUND));
        IntVector i = t.reinterpretAsInts().sub(ROUND_BITS);
        IntVector half = i.lanewise(VectorOperators.ASHR, 1);
        return mantissa(c, t).mul(power(half)).mul(power(i.sub(half)));
    }

    /// eˣ for x up to 40, one multiplication fewer: what is below the normal numbers comes of one scaling by 2⁻⁶⁴.
    static FloatVector expBelow(FloatVector x) {
        FloatVector c = atLeast(x, EXP_MIN);
        FloatVector t = c.fma(all(LOG2E), all(ROUND));
        return mantissa(c, t).mul(power(t.reinterpretAsInts().sub(ROUND_BITS - 64))).mul(0x1p-64f);
    }

    /// eˣ for x in −80 … 80.
    private static FloatVector expInside(FloatVector x) {
        FloatVector t = x.fma(all(LOG2E), all(ROUND));
        return mantissa(x, t).mul(power(t.reinterpretAsInts().sub(ROUND_BITS)));
    }

    /// *eˣ / 2ⁿ* with n in the low bits of t.
    private static FloatVector mantissa(FloatVector x, FloatVector t) {
        FloatVector n = t.sub(ROUND);
        FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
        return tail(r).fma(r.mul(r), r).add(1f);
    }

    private static FloatVector tail(FloatVector r) {
        FloatVector y = all(E0).fma(r, all(E1));
        y = y.fma(r, all(E2));
        y = y.fma(r, all(E3));
        y = y.fma(r, all(E4));
        return y.fma(r, all(E5));
    }

    private static FloatVector power(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /// eˣ − 1.
    static FloatVector expm1(FloatVector x) {
        FloatVector c = atMost(atLeast(x, -80f), 80f);
        FloatVector t = c.fma(all(LOG2E), all(ROUND));
        FloatVector n = t.sub(ROUND);
        FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), c));
        FloatVector s = power(t.reinterpretAsInts().sub(ROUND_BITS));
        FloatVector small = s.fma(tail(r).fma(r.mul(r), r), s.sub(1f));
        FloatVector value = small.blend(x, x.compare(VectorOperators.EQ, 0f));
        return value.blend(exp(x), x.compare(VectorOperators.GT, 40f));
    }

    /// The natural logarithm.
    static FloatVector log(FloatVector x) {
        VectorMask<Float> tiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        FloatVector scaled = x.blend(x.mul(0x1p23f), tiny);
        IntVector bits = scaled.reinterpretAsInts().sub(SQRT_HALF_BITS);
        FloatVector exponent = (FloatVector) bits.lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0);
        FloatVector e = exponent.sub(all(0f).blend(23f, tiny));
        FloatVector f = bits.and(0x007fffff).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1f);
        FloatVector z = f.mul(f);
        FloatVector y = logTail(f).mul(f.mul(z));
        y = all(-0.5f).fma(z, e.fma(all(LN2_LOW), y));
        FloatVector value = e.fma(all(LN2_HIGH), f.add(y));
        value = value.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
        value = value.blend(Float.NaN, x.compare(VectorOperators.GE, 0f).not());
        return value.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
    }

    private static FloatVector logTail(FloatVector f) {
        FloatVector y = all(L0).fma(f, all(L1));
        y = y.fma(f, all(L2));
        y = y.fma(f, all(L3));
        y = y.fma(f, all(L4));
        y = y.fma(f, all(L5));
        y = y.fma(f, all(L6));
        y = y.fma(f, all(L7));
        return y.fma(f, all(L8));
    }

    /// log(1 + x).
    static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1f);
        FloatVector log = log(u);
        FloatVector value = log.add(x.sub(u.sub(1f)).div(u)).blend(x, x.compare(VectorOperators.EQ, 0f));
        VectorMask<Float> inside = u.compare(VectorOperators.GT, 0f).and(u.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
        return log.blend(value, inside);
    }

    /// The hyperbolic tangent.
    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector z = x.mul(x);
        FloatVector y = all(T0).fma(z, all(T1));
        y = y.fma(z, all(T2));
        y = y.fma(z, all(T3));
        y = y.fma(z, all(T4));
        FloatVector small = y.mul(z).fma(x, x);
        FloatVector big = all(1f).sub(all(2f).div(expInside(atMost(a.add(a), TANH_ONE)).add(1f)));
        return signed(big, x).blend(small, a.compare(VectorOperators.LT, TANH_SMALL));
    }

    /// 1/(1 + e⁻ˣ).
    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = expBelow(x.abs().neg());
        return all(1f).blend(e, x.compare(VectorOperators.LT, 0f)).div(e.add(1f));
    }

    /// The error function.
    static FloatVector erf(FloatVector x) {
        FloatVector a = atMost(x.abs(), ERF_MAX);
        FloatVector big = all(1f).sub(expInside(erfExponent(a).neg()));
        return signed(big.blend(erfSmall(a), a.compare(VectorOperators.LT, ERF_SMALL)), x);
    }

    private static FloatVector erfSmall(FloatVector a) {
        FloatVector z = a.mul(a);
        FloatVector f = all(F0).fma(z, all(F1));
        f = f.fma(z, all(F2));
        f = f.fma(z, all(F3));
        f = f.fma(z, all(F4));
        f = f.fma(z, all(F5));
        return f.fma(a, a);
    }

    private static FloatVector erfExponent(FloatVector a) {
        FloatVector g = all(G0).fma(a, all(G1));
        g = g.fma(a, all(G2));
        g = g.fma(a, all(G3));
        g = g.fma(a, all(G4));
        g = g.fma(a, all(G5));
        g = g.fma(a, all(G6));
        return g.fma(a, a);
    }

    /// The sine (`quarter` 0) or cosine (`quarter` 1) of angles up to [dev.telar.backend.simd.kernels.Coefficients#TRIGONOMETRIC_MAX].
    static FloatVector wave(FloatVector x, int quarter) {
        FloatVector t = x.fma(all(TWO_OVER_PI), all(ROUND));
        FloatVector n = t.sub(ROUND);
        IntVector turn = t.reinterpretAsInts().sub(ROUND_BITS - quarter);
        FloatVector r = n.fma(all(-HALF_PI_HIGH), x);
        r = n.fma(all(-HALF_PI_MIDDLE), r);
        r = n.fma(all(-HALF_PI_LOW), r);
        FloatVector z = r.mul(r);
        FloatVector s = all(S0).fma(z, all(S1));
        s = s.fma(z, all(S2));
        s = s.mul(z).fma(r, r);
        FloatVector c = all(C0).fma(z, all(C1));
        c = c.fma(z, all(C2));
        c = c.mul(z).fma(z, all(-0.5f).fma(z, all(1f)));
        VectorMask<Integer> odd = turn.and(1).compare(VectorOperators.NE, 0);
        FloatVector value = s.blend(c, odd.cast(FLOATS));
        IntVector sign = turn.and(2).lanewise(VectorOperators.LSHL, 30);
        return value.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    }

    /// The sine of angles up to [dev.telar.backend.simd.kernels.Coefficients#TRIGONOMETRIC_MAX].
    static FloatVector sin(FloatVector x) {
        return wave(x, 0).blend(x, x.compare(VectorOperators.EQ, 0f));
    }

    /// The cosine of angles up to [dev.telar.backend.simd.kernels.Coefficients#TRIGONOMETRIC_MAX].
    static FloatVector cos(FloatVector x) {
        return wave(x, 1);
    }

    /// The size of one, the sign of the other.
    private static FloatVector signed(FloatVector size, FloatVector sign) {
        IntVector bits = sign.reinterpretAsInts().and(Integer.MIN_VALUE);
        return size.reinterpretAsInts().lanewise(VectorOperators.AND, Integer.MAX_VALUE).or(bits).reinterpretAsFloats();
    }
}
