package dev.telar.backend.simd.vector;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Functions of elements on vectors.
@SuppressWarnings("serial") // nobody writes a kernel
final class VectorElementwise extends CompiledOnce implements ElementwiseKernel {

    @Override
    public void unary(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        VectorUnary.apply(kind, x, xAt, y, yAt, n);
    }

    @Override
    public void activation(ActivationKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        VectorActivations.apply(kind, x, xAt, y, yAt, n);
    }

    @Override
    public void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        VectorActivations.gradient(kind, s, sAt, d, dAt, y, yAt, n);
    }

    @Override
    public void binary(BinaryKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        VectorBinary.apply(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void compare(CompareKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        VectorChoices.compare(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void choose(float[] c, int cAt, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        VectorChoices.choose(c, cAt, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void normalize(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt, int n) {
        VectorNormalization.apply(x, xAt, mean, scale, gamma, beta, y, yAt, n);
    }
}
