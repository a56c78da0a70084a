package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Functions of elements that begin as plain loops.
final class ColdElementwise implements ElementwiseKernel {

    private final Beginning beginning;
    private final ElementwiseKernel twin;

    ColdElementwise(ElementwiseKernel twin, Beginning beginning) {
        this.beginning = beginning;
        this.twin = twin;
    }

    @Override
    public void unary(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        kernel(n).unary(kind, x, xAt, y, yAt, n);
    }

    @Override
    public void activation(ActivationKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        kernel(n).activation(kind, x, xAt, y, yAt, n);
    }

    @Override
    public void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        kernel(n).gradient(kind, s, sAt, d, dAt, y, yAt, n);
    }

    @Override
    public void binary(BinaryKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        kernel(n).binary(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void compare(CompareKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        kernel(n).compare(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void choose(float[] c, int cAt, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        kernel(n).choose(c, cAt, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }

    @Override
    public void normalize(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt, int n) {
        kernel(n).normalize(x, xAt, mean, scale, gamma, beta, y, yAt, n);
    }

    private ElementwiseKernel kernel(int n) {
        return beginning.isOver(n) ? beginning.vectors().elementwise() : twin;
    }
}
