package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.kernels.Coefficients.GELU_CUBIC;
import static dev.telar.backend.simd.kernels.Coefficients.GELU_SLOPE;
import static dev.telar.backend.simd.kernels.Coefficients.SATURATED;
import static dev.telar.backend.simd.kernels.Coefficients.SQRT_HALF;
import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.scalar.ScalarActivations;
import dev.telar.op.ActivationKind;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Activation functions and their gradients on vectors; see [VectorUnary] for the form.
final class VectorActivations {

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
            case LINEAR, SOFTPLUS -> whole = 0;
        }
        ScalarActivations.apply(kind, x, xAt + whole, y, yAt + whole, n - whole);
    }

    static void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        int whole = FLOATS.loopBound(n);
        switch (kind) {
            case RELU -> reluGradient(s, sAt, d, dAt, y, yAt, whole);
            case SIGMOID -> sigmoidGradient(s, sAt, d, dAt, y, yAt, whole);
            case TANH -> tanhGradient(s, sAt, d, dAt, y, yAt, whole);
            default -> whole = 0;
        }
        ScalarActivations.gradient(kind, s, sAt + whole, d, dAt + whole, y, yAt + whole, n - whole);
    }

    private static void relu(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            x.max(0f).intoArray(out, outAt + i);
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

    private static void gelu(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            gelu(x).intoArray(out, outAt + i);
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
            x.max(-SATURATED).mul(VectorMath.sigmoid(x)).intoArray(out, outAt + i);
        }
    }

    private static FloatVector gelu(FloatVector x) {
        return x.max(-SATURATED).mul(VectorMath.erf(x.mul(SQRT_HALF)).add(1f).mul(0.5f));
    }

    private static FloatVector geluTanh(FloatVector in) {
        FloatVector x = in.max(-SATURATED);
        FloatVector inner = x.mul(x.mul(x).mul(GELU_CUBIC).add(1f)).mul(GELU_SLOPE);
        return x.mul(VectorMath.tanh(inner).add(1f).mul(0.5f));
    }

    private static void reluGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> on = FloatVector.fromArray(FLOATS, s, sAt + i).compare(VectorOperators.GT, 0f);
            FloatVector.zero(FLOATS).blend(FloatVector.fromArray(FLOATS, d, dAt + i), on).intoArray(y, yAt + i);
        }
    }

    private static void sigmoidGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, s, sAt + i);
            FloatVector slope = x.mul(FloatVector.broadcast(FLOATS, 1f).sub(x));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }

    private static void tanhGradient(float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, s, sAt + i);
            FloatVector slope = FloatVector.broadcast(FLOATS, 1f).sub(x.mul(x));
            FloatVector.fromArray(FLOATS, d, dAt + i).mul(slope).intoArray(y, yAt + i);
        }
    }
}
