package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Functions of elements that begin as plain loops, each kind by itself.
@SuppressWarnings("EnumOrdinal") // an index into arrays made here; a map would cost more than many a call
final class ColdElementwise implements ElementwiseKernel {

    private final WarmUp warmUp;
    private final ElementwiseKernel twin;
    private final Turn[] unary;
    private final Turn[] activation;
    private final Turn[] gradient;
    private final Turn[] binary;
    private final Turn[] compare;
    private final Turn choose;
    private final Turn normalize;

    ColdElementwise(ElementwiseKernel twin, WarmUp warmUp, Turns turns) {
        this.warmUp = warmUp;
        this.twin = twin;
        this.unary = turns.each(Function.UNARY, UnaryKind.values().length);
        this.activation = turns.each(Function.ACTIVATION, ActivationKind.values().length);
        this.gradient = turns.each(Function.GRADIENT, ActivationKind.values().length);
        this.binary = turns.each(Function.BINARY, BinaryKind.values().length);
        this.compare = turns.each(Function.COMPARE, CompareKind.values().length);
        this.choose = turns.turn(Function.CHOOSE, 0);
        this.normalize = turns.turn(Function.NORMALIZE, 0);
    }

    @Override
    public void unary(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        if (unary[kind.ordinal()].isOfVectors(n)) {
            vectors().unary(kind, x, xAt, y, yAt, n);
        } else {
            twin.unary(kind, x, xAt, y, yAt, n);
        }
    }

    @Override
    public void activation(ActivationKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        if (activation[kind.ordinal()].isOfVectors(n)) {
            vectors().activation(kind, x, xAt, y, yAt, n);
        } else {
            twin.activation(kind, x, xAt, y, yAt, n);
        }
    }

    @Override
    public void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n) {
        if (gradient[kind.ordinal()].isOfVectors(n)) {
            vectors().gradient(kind, s, sAt, d, dAt, y, yAt, n);
        } else {
            twin.gradient(kind, s, sAt, d, dAt, y, yAt, n);
        }
    }

    @Override
    public void binary(BinaryKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        if (binary[kind.ordinal()].isOfVectors(n)) {
            vectors().binary(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
        } else {
            twin.binary(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
        }
    }

    @Override
    public void compare(CompareKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        if (compare[kind.ordinal()].isOfVectors(n)) {
            vectors().compare(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
        } else {
            twin.compare(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
        }
    }

    @Override
    public void choose(float[] c, int cAt, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        if (choose.isOfVectors(n)) {
            vectors().choose(c, cAt, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
        } else {
            twin.choose(c, cAt, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
        }
    }

    @Override
    public void normalize(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt, int n) {
        if (normalize.isOfVectors(n)) {
            vectors().normalize(x, xAt, mean, scale, gamma, beta, y, yAt, n);
        } else {
            twin.normalize(x, xAt, mean, scale, gamma, beta, y, yAt, n);
        }
    }

    private ElementwiseKernel vectors() {
        return warmUp.vectors().elementwise();
    }
}
