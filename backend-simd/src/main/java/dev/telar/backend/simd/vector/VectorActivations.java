package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorConstants.*;
import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;
import static dev.telar.backend.simd.vector.VectorMath.atLeast;
import static dev.telar.backend.simd.vector.VectorMath.atMost;

import dev.telar.backend.simd.scalar.ScalarActivations;
import dev.telar.op.ActivationKind;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Activation functions and their gradients on vectors; see [VectorUnary] for the form.
final class VectorActivations {

    /// How many elements go through one loop before the next; a multiple of all vectors.
    private static final int BLOCK = 512;

    private static final ThreadLocal<float[]> PARTS = ThreadLocal.withInitial(() -> new float[BLOCK]);

    private VectorActivations() {}

    static void apply(ActivationKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        int whole = FLOATS.loopBound(n);
        switch (kind) {
            case RELU -> relu(x, xAt, y, yAt, whole);
            case SIGMOID -> sigmoid(x, xAt, y, yAt, whole);
            case TANH -> tanh(x, xAt, y, yAt, whole);
            case GELU -> gelu(x, xAt, y, yAt, whole);
            case GELU_TANH -> geluTanh(x, xAt, y, yAt, whole);
            case SILU -> silu(x, xAt, y, yAt, whole);
            case SOFTPLUS -> softplus(x, xAt, y, yAt, whole);
            case LINEAR -> whole = 0;
        }
        ScalarActivations.apply(kind, x, xAt + whole, y, yAt + whole, n - whole);
    }

    static void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        int whole = FLOATS.loopBound(n);
        switch (kind) {
            case RELU -> reluGradient(s, sAt, d, dAt, y, yAt, whole);
            case SIGMOID -> sigmoidGradient(s, sAt, d, dAt, y, yAt, whole);
            case TANH -> tanhGradient(s, sAt, d, dAt, y, yAt, whole);
            case GELU -> geluGradient(s, sAt, d, dAt, y, yAt, whole);
            case GELU_TANH -> geluTanhGradient(s, sAt, d, dAt, y, yAt, whole);
            case SILU -> siluGradient(s, sAt, d, dAt, y, yAt, whole);
            case SOFTPLUS -> softplusGradient(s, sAt, d, dAt, y, yAt, whole);
            case LINEAR -> whole = 0;
        }
        ScalarActivations.gradient(kind, s, sAt + whole, d, dAt + whole, y, yAt + whole, n - whole);
    }

    private static void relu(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            positive(x).intoArray(out, outAt + i);
        }
    }

    private static void sigmoid(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.sigmoid(x).intoArray(out, outAt + i);
        }
    }

    private static void tanh(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.tanh(x).intoArray(out, outAt + i);
        }
    }

    /// In two loops, of which blocks of the first one's results stay in the cache: as each operation waits for the one before, the processor is busy only while several
    /// vectors are under way, and in one loop of 27 operations too few are. That took up to 1.5 times as long, most at 256 bits.
    private static void gelu(float[] in, int inAt, float[] out, int outAt, int n) {
        float[] tails = PARTS.get();
        for (int i = 0; i < n; i += BLOCK) {
            int length = Math.min(BLOCK, n - i);
            geluTails(in, inAt + i, tails, length);
            gelu(in, inAt + i, tails, out, outAt + i, length);
        }
    }

    private static void geluTails(float[] x, int xAt, float[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMath.geluTail(FloatVector.fromArray(FLOATS, x, xAt + i)).intoArray(y, i);
        }
    }

    private static void gelu(float[] in, int inAt, float[] tails, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.gelu(x, FloatVector.fromArray(FLOATS, tails, i)).intoArray(out, outAt + i);
        }
    }

    private static void geluTanh(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            geluTanh(x).intoArray(out, outAt + i);
        }
    }

    private static void silu(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            atLeast(x, MINUS_SATURATED).mul(VectorMath.sigmoid(x)).intoArray(out, outAt + i);
        }
    }

    private static void softplus(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            positive(x).add(VectorMath.log1p(VectorMath.expBelow(x.abs().neg()))).intoArray(out, outAt + i);
        }
    }

    /// max(x, 0), +0 for −0.
    private static FloatVector positive(FloatVector x) {
        return x.blend(ZERO, x.compare(VectorOperators.LE, ZERO));
    }

    private static FloatVector geluTanh(FloatVector in) {
        FloatVector x = atLeast(in, MINUS_SATURATED);
        return x.mul(inner(x).add(ONE).mul(HALF));
    }

    private static FloatVector inner(FloatVector x) {
        return VectorMath.tanh(x.mul(x.mul(x).mul(GELU_CUBIC).add(ONE)).mul(GELU_SLOPE));
    }

    private static FloatVector limited(FloatVector x) {
        return atMost(atLeast(x, MINUS_SATURATED), SATURATED);
    }

    private static FloatVector minusFromOne(FloatVector x) {
        return ONE.sub(x);
    }

    /// @param t the hyperbolic tangent in the function's value
    private static FloatVector geluTanhSlope(FloatVector x, FloatVector t) {
        FloatVector innerSlope = x.mul(x).mul(GELU_CUBIC_SLOPE).add(ONE).mul(GELU_SLOPE);
        return t.add(ONE).add(x.mul(minusFromOne(t.mul(t))).mul(innerSlope)).mul(HALF);
    }

    private static FloatVector siluSlope(FloatVector x) {
        FloatVector s = VectorMath.sigmoid(x);
        return s.mul(x.mul(minusFromOne(s)).add(ONE));
    }

    /// In two loops like [#gelu].
    private static void geluGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        float[] factors = PARTS.get();
        for (int i = 0; i < n; i += BLOCK) {
            int length = Math.min(BLOCK, n - i);
            geluFactors(s, sAt + i, factors, length);
            geluGradient(s, sAt + i, factors, d, dAt + i, y, yAt + i, length);
        }
    }

    private static void geluFactors(float[] x, int xAt, float[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMath.geluFactor(FloatVector.fromArray(FLOATS, x, xAt + i)).intoArray(y, i);
        }
    }

    private static void geluGradient(float[] s, int sAt, float[] factors, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, s, sAt + i);
            FloatVector slope = VectorMath.geluSlope(x, FloatVector.fromArray(FLOATS, factors, i));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }

    /// In two loops, since C2 stops inlining what is longer; blocks of the first one's results stay in the cache.
    private static void geluTanhGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        float[] inners = PARTS.get();
        for (int i = 0; i < n; i += BLOCK) {
            int length = Math.min(BLOCK, n - i);
            inners(s, sAt + i, inners, length);
            geluTanhGradient(s, sAt + i, inners, d, dAt + i, y, yAt + i, length);
        }
    }

    private static void inners(float[] x, int xAt, float[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            inner(limited(FloatVector.fromArray(FLOATS, x, xAt + i))).intoArray(y, i);
        }
    }

    private static void geluTanhGradient(float[] s, int sAt, float[] inners, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = limited(FloatVector.fromArray(FLOATS, s, sAt + i));
            FloatVector slope = geluTanhSlope(x, FloatVector.fromArray(FLOATS, inners, i));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }

    private static void siluGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector slope = siluSlope(limited(FloatVector.fromArray(FLOATS, s, sAt + i)));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }

    private static void softplusGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector slope = VectorMath.sigmoid(FloatVector.fromArray(FLOATS, s, sAt + i));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }

    private static void reluGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> on = FloatVector.fromArray(FLOATS, s, sAt + i).compare(VectorOperators.GT, ZERO);
            ZERO.blend(FloatVector.fromArray(FLOATS, d, dAt + i), on).intoArray(y, yAt + i);
        }
    }

    private static void sigmoidGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, s, sAt + i);
            FloatVector slope = x.mul(minusFromOne(x));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }

    private static void tanhGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, s, sAt + i);
            FloatVector slope = minusFromOne(x.mul(x));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }
}
