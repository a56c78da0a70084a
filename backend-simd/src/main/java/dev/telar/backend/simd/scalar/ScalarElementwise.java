package dev.telar.backend.simd.scalar;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Functions of elements as plain loops.
@SuppressWarnings("serial") // nobody writes a kernel
public final class ScalarElementwise extends CompiledOnce implements ElementwiseKernel {

    @Override
    public void unary(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        ScalarUnary.apply(kind, x, xAt, y, yAt, n);
    }

    @Override
    public void activation(ActivationKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        ScalarActivations.apply(kind, x, xAt, y, yAt, n);
    }

    @Override
    public void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        ScalarActivations.gradient(kind, s, sAt, d, dAt, y, yAt, n);
    }

    @Override
    public void binary(BinaryKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        ScalarBinary.apply(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void compare(CompareKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        ScalarChoices.compare(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void choose(float[] c, int cAt, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        ScalarChoices.choose(c, cAt, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void normalize(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt, int n) {
        normalize(x, xAt, mean, scale, gamma, beta, y, yAt, 0, n);
    }

    /// The elements `from` … `n` of [#normalize].
    public static void normalize(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt,
            int from,
            int n) {
        for (int i = from; i < n; i++) {
            y[yAt + i] = Math.fma((x[xAt + i] - mean) * scale, gamma[i], beta[i]);
        }
    }
}
