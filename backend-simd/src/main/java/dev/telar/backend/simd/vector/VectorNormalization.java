package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.scalar.ScalarElementwise;
import jdk.incubator.vector.FloatVector;

/// The last pass of a normalisation on vectors.
final class VectorNormalization {

    private VectorNormalization() {}

    static void apply(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt, int n) {
        int whole = FLOATS.loopBound(n);
        vectors(x, xAt, mean, scale, gamma, beta, y, yAt, whole);
        ScalarElementwise.normalize(x, xAt, mean, scale, gamma, beta, y, yAt, whole, n);
    }

    private static void vectors(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt,
            int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector normal = FloatVector.fromArray(FLOATS, x, xAt + i).sub(mean).mul(scale);
            normal.fma(FloatVector.fromArray(FLOATS, gamma, i), FloatVector.fromArray(FLOATS, beta, i)).intoArray(y, yAt + i);
        }
    }
}
