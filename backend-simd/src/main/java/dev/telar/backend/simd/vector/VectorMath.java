package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorConstants.*;

import dev.telar.backend.simd.kernels.Coefficients;
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

    /// The smaller of both; NaN stays. Unlike `min` it need not look at the sign of zeros, hence it is two instructions.
    static FloatVector atMost(FloatVector x, FloatVector limit) {
        return x.blend(limit, x.compare(VectorOperators.GT, limit));
    }

    /// The greater of both; NaN stays.
    static FloatVector atLeast(FloatVector x, FloatVector limit) {
        return x.blend(limit, x.compare(VectorOperators.LT, limit));
    }

    /// eˣ.
    static FloatVector exp(FloatVector x) {
        FloatVector c = atMost(atLeast(x, EXP_MIN), EXP_MAX);
        FloatVector t = c.fma(LOG2E, ROUND);
        IntVector i = t.reinterpretAsInts().sub(ROUND_BITS);
        IntVector half = i.lanewise(VectorOperators.ASHR, 1);
        return mantissa(c, t.sub(ROUND)).mul(power(half)).mul(power(i.sub(half)));
    }

    /// eˣ for x up to 40, one multiplication fewer: what is below the normal numbers comes of one scaling by 2⁻⁶⁴.
    static FloatVector expBelow(FloatVector x) {
        FloatVector t = x.fma(LOG2E, ROUND_EXPONENT_64);
        FloatVector value = mantissa(x, t.sub(ROUND_EXPONENT_64)).mul(exponent(t)).mul(TWO_MINUS_64);
        return value.blend(ZERO, x.compare(VectorOperators.LT, EXP_MIN));
    }

    /// eˣ for x in −80 … 80.
    private static FloatVector expInside(FloatVector x) {
        FloatVector t = x.fma(LOG2E, ROUND_EXPONENT);
        return mantissa(x, t.sub(ROUND_EXPONENT)).mul(exponent(t));
    }

    /// 2ⁿ with its exponent in the low bits of t; the others are shifted out.
    static FloatVector exponent(FloatVector t) {
        return t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /// *eˣ / 2ⁿ*.
    private static FloatVector mantissa(FloatVector x, FloatVector n) {
        FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
        return tail(r).fma(r, ONE).fma(r, ONE);
    }

    private static FloatVector tail(FloatVector r) {
        FloatVector y = E0.fma(r, E1);
        y = y.fma(r, E2);
        y = y.fma(r, E3);
        return y.fma(r, E4);
    }

    private static FloatVector power(IntVector n) {
        return n.add(BIAS).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /// eˣ − 1.
    static FloatVector expm1(FloatVector x) {
        FloatVector c = atMost(atLeast(x, MINUS_EIGHTY), EXP_MAX);
        FloatVector t = c.fma(LOG2E, ROUND_EXPONENT);
        FloatVector n = t.sub(ROUND_EXPONENT);
        FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, c));
        FloatVector y = tail(r);
        FloatVector p = y.fma(r.mul(r), r);
        FloatVector s = exponent(t);
        FloatVector value = s.fma(p, s.sub(ONE)).blend(x, x.compare(VectorOperators.EQ, ZERO));
        return value.blend(large(y.fma(r, ONE).fma(r, ONE), n), x.compare(VectorOperators.GT, FORTY));
    }

    /// eˣ where that less 1 is the same.
    private static FloatVector large(FloatVector p, FloatVector n) {
        IntVector i = n.add(ROUND).reinterpretAsInts().sub(ROUND_BITS);
        IntVector half = i.lanewise(VectorOperators.ASHR, 1);
        return p.mul(power(half)).mul(power(i.sub(half)));
    }

    /// The natural logarithm.
    static FloatVector log(FloatVector x) {
        VectorMask<Float> tiny = x.compare(VectorOperators.LT, LEAST_NORMAL);
        FloatVector scaled = x.blend(x.mul(TWO_23), tiny);
        IntVector bits = scaled.reinterpretAsInts().sub(SQRT_HALF_BITS);
        FloatVector exponent = (FloatVector) bits.lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0);
        FloatVector e = exponent.sub(ZERO.blend(SHIFT, tiny));
        FloatVector f = bits.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(ONE);
        FloatVector z = f.mul(f);
        FloatVector y = logTail(f).mul(f.mul(z));
        y = MINUS_HALF.fma(z, e.fma(LN2_LOW, y));
        FloatVector value = e.fma(LN2_HIGH, f.add(y));
        value = value.blend(INFINITY, x.compare(VectorOperators.EQ, INFINITY));
        value = value.blend(NAN, x.compare(VectorOperators.GE, ZERO).not());
        return value.blend(MINUS_INFINITY, x.compare(VectorOperators.EQ, ZERO));
    }

    private static FloatVector logTail(FloatVector f) {
        FloatVector y = L0.fma(f, L1);
        y = y.fma(f, L2);
        y = y.fma(f, L3);
        y = y.fma(f, L4);
        y = y.fma(f, L5);
        y = y.fma(f, L6);
        y = y.fma(f, L7);
        return y.fma(f, L8);
    }

    /// log(1 + x).
    static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(ONE);
        FloatVector log = log(u);
        FloatVector value = log.add(x.sub(u.sub(ONE)).div(u)).blend(x, x.compare(VectorOperators.EQ, ZERO));
        VectorMask<Float> inside = u.compare(VectorOperators.GT, ZERO).and(u.compare(VectorOperators.LT, INFINITY));
        return log.blend(value, inside);
    }

    /// The hyperbolic tangent.
    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector z = x.mul(x);
        FloatVector y = T0.fma(z, T1);
        y = y.fma(z, T2);
        y = y.fma(z, T3);
        y = y.fma(z, T4);
        FloatVector small = y.mul(z).fma(x, x);
        FloatVector big = ONE.sub(TWO.div(expInside(atMost(a.add(a), TANH_ONE)).add(ONE)));
        return signed(big, x).blend(small, a.compare(VectorOperators.LT, TANH_SMALL));
    }

    /// 1/(1 + e⁻ˣ).
    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = expBelow(x.abs().neg());
        return ONE.blend(e, x.compare(VectorOperators.LT, ZERO)).div(e.add(ONE));
    }

    /// *xΦ(x)* by the share of the upper tail, 2 to a polynomial in |x|: two thirds of what the error function takes, with the same errors.
    ///
    /// @param p [#geluTail]
    static FloatVector gelu(FloatVector x, FloatVector p) {
        FloatVector t = p.add(ROUND_MINUS);
        FloatVector half = power2(p.sub(t.sub(ROUND_MINUS))).fma(exponent(t), HALF);
        FloatVector limited = atLeast(x, MINUS_GELU_MAX);
        return limited.abs().fma(half, limited.mul(HALF));
    }

    /// The binary logarithm of the normal distribution's tail above |x|.
    static FloatVector geluTail(FloatVector x) {
        return tailExponent(atMost(x.abs(), GELU_MAX));
    }

    private static FloatVector tailExponent(FloatVector a) {
        FloatVector p = P0.fma(a, P1);
        p = p.fma(a, P2);
        p = p.fma(a, P3);
        p = p.fma(a, P4);
        p = p.fma(a, P5);
        p = p.fma(a, P6);
        p = p.fma(a, P7);
        return p.fma(a, MINUS_ONE);
    }

    /// 2ʳ for r in −½ … ½.
    private static FloatVector power2(FloatVector r) {
        FloatVector y = X0.fma(r, X1);
        y = y.fma(r, X2);
        y = y.fma(r, X3);
        y = y.fma(r, X4);
        y = y.fma(r, X5);
        return y.fma(r, ONE);
    }

    /// The derivative of GELU, ½ ± (½ − exp(−x²/2)·B(|x|)).
    ///
    /// @param b [#geluFactor]
    static FloatVector geluSlope(FloatVector x, FloatVector b) {
        FloatVector a = atMost(x.abs(), GELU_SLOPE_MAX);
        FloatVector z = a.mul(a);
        FloatVector t = z.fma(MINUS_HALF_LOG2E, ROUND_MINUS);
        FloatVector r = z.fma(MINUS_HALF_LOG2E, ROUND_MINUS.sub(t));
        FloatVector u = power2(r).mul(exponent(t)).fma(b, HALF);
        return u.reinterpretAsInts().lanewise(VectorOperators.XOR, x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats()
                .add(HALF);
    }

    /// B(|x|) in the derivative of GELU.
    static FloatVector geluFactor(FloatVector x) {
        FloatVector a = atMost(x.abs(), GELU_SLOPE_MAX);
        FloatVector b = B0.fma(a, B1);
        b = b.fma(a, B2);
        b = b.fma(a, B3);
        b = b.fma(a, B4);
        b = b.fma(a, B5);
        b = b.fma(a, B6);
        b = b.fma(a, B7);
        b = b.fma(a, B8);
        b = b.fma(a, B9);
        b = b.fma(a, B10);
        return b.fma(a, HALF);
    }

    /// The error function.
    static FloatVector erf(FloatVector x) {
        FloatVector a = atMost(x.abs(), ERF_MAX);
        FloatVector big = ONE.sub(expInside(erfExponent(a).neg()));
        return signed(big.blend(erfSmall(a), a.compare(VectorOperators.LT, ERF_SMALL)), x);
    }

    private static FloatVector erfSmall(FloatVector a) {
        FloatVector z = a.mul(a);
        FloatVector f = F0.fma(z, F1);
        f = f.fma(z, F2);
        f = f.fma(z, F3);
        f = f.fma(z, F4);
        f = f.fma(z, F5);
        return f.fma(a, a);
    }

    private static FloatVector erfExponent(FloatVector a) {
        FloatVector g = G0.fma(a, G1);
        g = g.fma(a, G2);
        g = g.fma(a, G3);
        g = g.fma(a, G4);
        g = g.fma(a, G5);
        g = g.fma(a, G6);
        return g.fma(a, a);
    }

    /// The sine (`quarter` 0) or cosine (`quarter` 1) of angles up to [dev.telar.backend.simd.kernels.Coefficients#TRIGONOMETRIC_MAX].
    static FloatVector wave(FloatVector x, int quarter) {
        FloatVector t = x.fma(TWO_OVER_PI, ROUND);
        FloatVector n = t.sub(ROUND);
        IntVector turn = t.reinterpretAsInts().sub(Coefficients.ROUND_BITS - quarter);
        FloatVector r = n.fma(MINUS_HALF_PI_HIGH, x);
        r = n.fma(MINUS_HALF_PI_MIDDLE, r);
        r = n.fma(MINUS_HALF_PI_LOW, r);
        FloatVector z = r.mul(r);
        FloatVector s = S0.fma(z, S1);
        s = s.fma(z, S2);
        s = s.mul(z).fma(r, r);
        FloatVector c = C0.fma(z, C1);
        c = c.fma(z, C2);
        c = c.mul(z).fma(z, MINUS_HALF.fma(z, ONE));
        VectorMask<Integer> odd = turn.and(1).compare(VectorOperators.NE, 0);
        FloatVector value = s.blend(c, odd.cast(FLOATS));
        IntVector sign = turn.and(2).lanewise(VectorOperators.LSHL, 30);
        return value.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    }

    /// The sine of angles up to [dev.telar.backend.simd.kernels.Coefficients#TRIGONOMETRIC_MAX].
    static FloatVector sin(FloatVector x) {
        return wave(x, 0).blend(x, x.compare(VectorOperators.EQ, ZERO));
    }

    /// The cosine of angles up to [dev.telar.backend.simd.kernels.Coefficients#TRIGONOMETRIC_MAX].
    static FloatVector cos(FloatVector x) {
        return wave(x, 1);
    }

    /// The size of one, the sign of the other.
    private static FloatVector signed(FloatVector size, FloatVector sign) {
        IntVector bits = sign.reinterpretAsInts().and(SIGN);
        return size.reinterpretAsInts().and(SIZE).or(bits).reinterpretAsFloats();
    }
}
