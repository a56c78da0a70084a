package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.UpdateKernel;
import dev.telar.backend.simd.scalar.ScalarUpdates;
import jdk.incubator.vector.FloatVector;

/// The steps of optimizers on vectors: one loop that reads and writes memory once.
@SuppressWarnings("serial") // nobody writes a kernel
final class VectorUpdates extends CompiledOnce implements UpdateKernel {

    private final ScalarUpdates twin = new ScalarUpdates();

    @Override
    public void sgd(float[] w, float[] g, float rate, float[] y, int at, int n) {
        int whole = FLOATS.loopBound(n);
        steps(w, g, rate, y, at, at + whole);
        twin.sgd(w, g, rate, y, at + whole, n - whole);
    }

    private static void steps(float[] w, float[] g, float rate, float[] y, int at, int end) {
        for (int i = at; i < end; i += LANES) {
            FloatVector step = FloatVector.fromArray(FLOATS, g, i).mul(rate);
            FloatVector.fromArray(FLOATS, w, i).sub(step).intoArray(y, i);
        }
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, Adam numbers, float[] newW, float[] newM, float[] newV, int at,
            int n) {
        int whole = FLOATS.loopBound(n);
        vectors(w, g, m, v, numbers, newW, newM, newV, at, at + whole);
        twin.adam(w, g, m, v, numbers, newW, newM, newV, at + whole, n - whole);
    }

    private static void vectors(float[] w, float[] g, float[] m, float[] v, Adam numbers, float[] newW, float[] newM,
            float[] newV, int at,
            int end) {
        float meanShare = numbers.meanShare();
        float squareShare = numbers.squareShare();
        float epsilon = numbers.epsilon();
        float rate = numbers.rate();
        for (int i = at; i < end; i += LANES) {
            FloatVector gradient = FloatVector.fromArray(FLOATS, g, i);
            FloatVector mean = FloatVector.fromArray(FLOATS, m, i);
            mean = mean.add(gradient.sub(mean).mul(meanShare));
            FloatVector square = FloatVector.fromArray(FLOATS, v, i);
            square = square.add(gradient.mul(gradient).sub(square).mul(squareShare));
            FloatVector step = mean.mul(rate).div(square.sqrt().add(epsilon));
            FloatVector moved = FloatVector.fromArray(FLOATS, w, i).sub(step);
            mean.intoArray(newM, i);
            square.intoArray(newV, i);
            moved.intoArray(newW, i);
        }
    }
}
