package dev.telar.backend.simd.scalar;

import static dev.telar.backend.simd.kernels.Coefficients.GELU_CUBIC;
import static dev.telar.backend.simd.kernels.Coefficients.GELU_CUBIC_SLOPE;
import static dev.telar.backend.simd.kernels.Coefficients.GELU_SLOPE;
import static dev.telar.backend.simd.kernels.Coefficients.SATURATED;

import dev.telar.op.ActivationKind;

/// Activation functions and their gradients as plain loops.
public final class ScalarActivations {

    private ScalarActivations() {}

    /// See [dev.telar.backend.simd.kernels.ElementwiseKernel#activation].
    public static void apply(ActivationKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = value(kind, x[xAt + i]);
        }
    }

    private static float value(ActivationKind kind, float x) {
        return switch (kind) {
            case LINEAR -> x;
            case RELU -> Math.max(x, 0f);
            case SIGMOID -> ScalarMath.sigmoid(x);
            case TANH -> ScalarMath.tanh(x);
            case GELU -> ScalarMath.gelu(x);
            case GELU_TANH -> geluTanh(Math.max(x, -SATURATED));
            case SILU -> Math.max(x, -SATURATED) * ScalarMath.sigmoid(x);
            case SOFTPLUS -> Math.max(x, 0f) + ScalarMath.log1p(ScalarMath.exp(-Math.abs(x)));
        };
    }

    private static float geluTanh(float x) {
        return x * ((inner(x) + 1f) * 0.5f);
    }

    /// See [dev.telar.backend.simd.kernels.ElementwiseKernel#gradient].
    public static void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = slope(kind, s[sAt + i], d[dAt + i]);
        }
    }

    private static float slope(ActivationKind kind, float s, float d) {
        return switch (kind) {
            case LINEAR -> d;
            case RELU -> s > 0f ? d : 0f;
            case SIGMOID -> d * (s * (1f - s));
            case TANH -> d * (1f - s * s);
            case GELU -> d * ScalarMath.geluSlope(s);
            case GELU_TANH -> d * geluTanhSlope(limited(s));
            case SILU -> d * siluSlope(limited(s));
            case SOFTPLUS -> d * ScalarMath.sigmoid(s);
        };
    }

    private static float limited(float x) {
        return x < -SATURATED ? -SATURATED : x > SATURATED ? SATURATED : x;
    }

    private static float inner(float x) {
        return ScalarMath.tanh(x * (x * x * GELU_CUBIC + 1f) * GELU_SLOPE);
    }

    private static float geluTanhSlope(float x) {
        float t = inner(x);
        float innerSlope = (x * x * GELU_CUBIC_SLOPE + 1f) * GELU_SLOPE;
        return (t + 1f + x * (1f - t * t) * innerSlope) * 0.5f;
    }

    private static float siluSlope(float x) {
        float s = ScalarMath.sigmoid(x);
        return s * (x * (1f - s) + 1f);
    }
}
