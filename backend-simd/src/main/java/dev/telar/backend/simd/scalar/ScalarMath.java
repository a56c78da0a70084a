package dev.telar.backend.simd.scalar;

import static dev.telar.backend.simd.kernels.Coefficients.*;

/// The elementary functions, one element at a time: what each means bit for bit. Every step is an exactly rounded operation (add, multiply, divide,
/// fused multiply-add, conversion), in the same order as in the vectors, so the bits are equal cold or warm and at every width.
///
/// Greatest errors over all floats, measured against double: exp 1 ulp, expm1 2, log 1, log1p 2, tanh 2, sigmoid 2.2, erf 2, sin and cos 2 below 8192.
public final class ScalarMath {

    private ScalarMath() {}

    /// eˣ.
    public static float exp(float x) {
        float c = Math.min(Math.max(x, EXP_MIN), EXP_MAX);
        float t = Math.fma(c, LOG2E, ROUND);
        float n = t - ROUND;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, c));
        int i = Float.floatToRawIntBits(t) - ROUND_BITS;
        int half = i >> 1;
        float p = Math.fma(Math.fma(tail(r), r, 1f), r, 1f);
        return p * power(half) * power(i - half);
    }

    /// The polynomial *(eʳ − 1 − r) / r²*.
    private static float tail(float r) {
        float y = Math.fma(E0, r, E1);
        y = Math.fma(y, r, E2);
        y = Math.fma(y, r, E3);
        return Math.fma(y, r, E4);
    }

    /// 2ⁿ for n in −126 … 127.
    private static float power(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }

    /// eˣ − 1.
    public static float expm1(float x) {
        float c = Math.min(Math.max(x, -80f), 80f);
        float t = Math.fma(c, LOG2E, ROUND);
        float n = t - ROUND;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, c));
        float s = power(Float.floatToRawIntBits(t) - ROUND_BITS);
        float small = Math.fma(s, Math.fma(tail(r), r * r, r), s - 1f);
        if (x > 40f) {
            return exp(x);
        }
        return x == 0f ? x : small;
    }

    /// The natural logarithm.
    public static float log(float x) {
        boolean tiny = x < Float.MIN_NORMAL;
        float scaled = tiny ? x * 0x1p23f : x;
        int bits = Float.floatToRawIntBits(scaled) - SQRT_HALF_BITS;
        float e = (float) (bits >> 23) - (tiny ? 23f : 0f);
        float f = Float.intBitsToFloat((bits & 0x007fffff) + SQRT_HALF_BITS) - 1f;
        float z = f * f;
        float y = Math.fma(L0, f, L1);
        y = Math.fma(y, f, L2);
        y = Math.fma(y, f, L3);
        y = Math.fma(y, f, L4);
        y = Math.fma(y, f, L5);
        y = Math.fma(y, f, L6);
        y = Math.fma(y, f, L7);
        y = Math.fma(y, f, L8);
        y = Math.fma(e, LN2_LOW, y * (f * z));
        y = Math.fma(-0.5f, z, y);
        float value = Math.fma(e, LN2_HIGH, f + y);
        if (x > 0f && x < Float.POSITIVE_INFINITY) {
            return value;
        }
        if (x == 0f) {
            return Float.NEGATIVE_INFINITY;
        }
        return x == Float.POSITIVE_INFINITY ? x : Float.NaN;
    }

    /// log(1 + x).
    public static float log1p(float x) {
        float u = 1f + x;
        float value = log(u) + (x - (u - 1f)) / u;
        if (u > 0f && u < Float.POSITIVE_INFINITY) {
            return x == 0f ? x : value;
        }
        return log(u);
    }

    /// The hyperbolic tangent.
    public static float tanh(float x) {
        float a = Math.abs(x);
        float z = x * x;
        float y = Math.fma(T0, z, T1);
        y = Math.fma(y, z, T2);
        y = Math.fma(y, z, T3);
        y = Math.fma(y, z, T4);
        float small = Math.fma(y * z, x, x);
        float big = 1f - 2f / (exp(a + a) + 1f);
        return a < TANH_SMALL ? small : Math.copySign(big, x);
    }

    /// 1/(1 + e⁻ˣ).
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0f ? e : 1f) / (1f + e);
    }

    /// *xΦ(x)*.
    public static float gelu(float x) {
        float limited = Math.max(x, -GELU_MAX);
        float size = Math.abs(limited);
        float p = tailExponent(Math.min(size, GELU_MAX));
        float t = p + ROUND_MINUS;
        float half = Math.fma(power2(p - (t - ROUND_MINUS)), exponent(t), 0.5f);
        return Math.fma(size, half, limited * 0.5f);
    }

    /// The binary logarithm of the normal distribution's upper tail.
    private static float tailExponent(float a) {
        float p = Math.fma(P0, a, P1);
        p = Math.fma(p, a, P2);
        p = Math.fma(p, a, P3);
        p = Math.fma(p, a, P4);
        p = Math.fma(p, a, P5);
        p = Math.fma(p, a, P6);
        p = Math.fma(p, a, P7);
        return Math.fma(p, a, -1f);
    }

    /// 2ʳ for r in −½ … ½.
    private static float power2(float r) {
        float y = Math.fma(X0, r, X1);
        y = Math.fma(y, r, X2);
        y = Math.fma(y, r, X3);
        y = Math.fma(y, r, X4);
        y = Math.fma(y, r, X5);
        return Math.fma(y, r, 1f);
    }

    /// 2ⁿ, or −2ⁿ, with its exponent and sign in the low bits of t; the others are shifted out.
    private static float exponent(float t) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
    }

    /// The derivative of [#gelu].
    public static float geluSlope(float x) {
        float a = Math.min(Math.abs(x), GELU_SLOPE_MAX);
        float z = a * a;
        float t = Math.fma(z, MINUS_HALF_LOG2E, ROUND_MINUS);
        float r = Math.fma(z, MINUS_HALF_LOG2E, ROUND_MINUS - t);
        float u = Math.fma(power2(r) * exponent(t), slopeFactor(a), 0.5f);
        return (x < 0f ? -u : u) + 0.5f;
    }

    private static float slopeFactor(float a) {
        float b = Math.fma(B0, a, B1);
        b = Math.fma(b, a, B2);
        b = Math.fma(b, a, B3);
        b = Math.fma(b, a, B4);
        b = Math.fma(b, a, B5);
        b = Math.fma(b, a, B6);
        b = Math.fma(b, a, B7);
        b = Math.fma(b, a, B8);
        b = Math.fma(b, a, B9);
        b = Math.fma(b, a, B10);
        return Math.fma(b, a, 0.5f);
    }

    /// The error function.
    public static float erf(float x) {
        float a = Math.min(Math.abs(x), ERF_MAX);
        float z = a * a;
        float f = Math.fma(F0, z, F1);
        f = Math.fma(f, z, F2);
        f = Math.fma(f, z, F3);
        f = Math.fma(f, z, F4);
        f = Math.fma(f, z, F5);
        float g = Math.fma(G0, a, G1);
        g = Math.fma(g, a, G2);
        g = Math.fma(g, a, G3);
        g = Math.fma(g, a, G4);
        g = Math.fma(g, a, G5);
        g = Math.fma(g, a, G6);
        float value = a < ERF_SMALL ? Math.fma(f, a, a) : 1f - exp(-Math.fma(g, a, a));
        return Math.copySign(value, x);
    }

    /// The sine.
    public static float sin(float x) {
        if (x == 0f) {
            return x;
        }
        return Math.abs(x) <= TRIGONOMETRIC_MAX ? wave(x, 0) : (float) StrictMath.sin(x);
    }

    /// The cosine.
    public static float cos(float x) {
        return Math.abs(x) <= TRIGONOMETRIC_MAX ? wave(x, 1) : (float) StrictMath.cos(x);
    }

    /// The sine, advanced by `quarter` quarters of a turn.
    private static float wave(float x, int quarter) {
        float t = Math.fma(x, TWO_OVER_PI, ROUND);
        float n = t - ROUND;
        int turn = Float.floatToRawIntBits(t) - ROUND_BITS + quarter;
        float r = Math.fma(n, -HALF_PI_HIGH, x);
        r = Math.fma(n, -HALF_PI_MIDDLE, r);
        r = Math.fma(n, -HALF_PI_LOW, r);
        float z = r * r;
        float s = Math.fma(S0, z, S1);
        s = Math.fma(s, z, S2);
        s = Math.fma(s * z, r, r);
        float c = Math.fma(C0, z, C1);
        c = Math.fma(c, z, C2);
        c = Math.fma(c * z, z, Math.fma(-0.5f, z, 1f));
        float value = (turn & 1) == 0 ? s : c;
        return (turn & 2) == 0 ? value : -value;
    }
}
