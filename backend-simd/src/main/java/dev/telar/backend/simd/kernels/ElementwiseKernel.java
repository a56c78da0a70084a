package dev.telar.backend.simd.kernels;

import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Functions of FLOAT32 elements, each by itself. The result may be written over an input at the same place.
public interface ElementwiseKernel {

    /// A function of one element; all kinds but `NOT` and `IS_NAN`, whose results are not FLOAT32.
    ///
    /// @param kind the function
    /// @param x the input
    /// @param xAt where it begins
    /// @param y the result
    /// @param yAt where it begins
    /// @param n how many elements
    void unary(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n);

    /// An activation function.
    ///
    /// @param kind the function
    /// @param x the input
    /// @param xAt where it begins
    /// @param y the result
    /// @param yAt where it begins
    /// @param n how many elements
    void activation(ActivationKind kind, float[] x, int xAt, float[] y, int yAt, int n);

    /// The gradient of an activation function.
    ///
    /// @param kind the function
    /// @param s its output where its gradient follows from that, else its input
    /// @param sAt where it begins
    /// @param d the gradient with respect to the output
    /// @param dAt where it begins
    /// @param y the gradient with respect to the input
    /// @param yAt where it begins
    /// @param n how many elements
    void gradient(ActivationKind kind, float[] s, int sAt, float[] d, int dAt, float[] y, int yAt, int n);

    /// A function of two elements: `ADD`, `SUB`, `MUL`, `DIV`, `MOD`, `POW`, `ATAN2`, `MAX`, `MIN`.
    ///
    /// @param kind the function
    /// @param a the first input
    /// @param aAt where it begins
    /// @param aStep 1, or 0 for one element that stands for all
    /// @param b the second input
    /// @param bAt where it begins
    /// @param bStep 1, or 0 for one element that stands for all
    /// @param y the result
    /// @param yAt where it begins
    /// @param n how many elements
    void binary(BinaryKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n);

    /// A comparison: 1 where it holds, else 0.
    ///
    /// @param kind the comparison
    /// @param a the first input
    /// @param aAt where it begins
    /// @param aStep 1, or 0 for one element that stands for all
    /// @param b the second input
    /// @param bAt where it begins
    /// @param bStep 1, or 0 for one element that stands for all
    /// @param y the result
    /// @param yAt where it begins
    /// @param n how many elements
    void compare(CompareKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n);

    /// A choice: *a* where *c* is not 0, else *b*.
    ///
    /// @param c the conditions, 0 or 1
    /// @param cAt where they begin
    /// @param a the first input
    /// @param aAt where it begins
    /// @param aStep 1, or 0 for one element that stands for all
    /// @param b the second input
    /// @param bAt where it begins
    /// @param bStep 1, or 0 for one element that stands for all
    /// @param y the result
    /// @param yAt where it begins
    /// @param n how many elements
    void choose(float[] c, int cAt, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n);

    /// *(x − mean) · scale · gamma + beta*; the difference and the first product are rounded, then product and sum together. A division in place of the scale
    /// takes the processor longer than all else here.
    ///
    /// @param x the input
    /// @param xAt where it begins
    /// @param mean the mean
    /// @param scale the first factor, one over the deviation
    /// @param gamma the factors, from the first on
    /// @param beta the summands, from the first on
    /// @param y the result
    /// @param yAt where it begins
    /// @param n how many elements
    void normalize(float[] x, int xAt, float mean, float scale, float[] gamma, float[] beta, float[] y, int yAt, int n);
}
