package dev.telar.backend.simd.kernels;

/// Sums and extremes of FLOAT32 elements side by side.
///
/// **The order of a sum** is part of its meaning: 64 partial sums, of which partial *p* adds up the elements *p, p + 64, p + 128 …* in this order, from +0;
/// then a tree: partial *p* takes partial *p + 32*, then *p + 16*, 8, 4, 2 and 1. It does not depend on the width of vectors, so the bits do not either.
public interface ReductionKernel {

    /// The number of partial sums.
    int PARTIALS = 64;

    /// The sum.
    float sum(float[] x, int at, int n);

    /// The sum of a row that is the only one of its operation, such as a loss.
    default float loneSum(float[] x, int at, int n) {
        return sum(x, at, n);
    }

    /// The sum of the squares of the distances from `center`, added up like [#sum]; the squares are rounded first.
    float sumOfSquares(float[] x, int at, int n, float center);

    /// The greatest, NaN if one is; of one element or more.
    float max(float[] x, int at, int n);

    /// The smallest, NaN if one is; of one element or more.
    float min(float[] x, int at, int n);

    /// Writes *exp(x − shift)*, of elements up to `shift`, and sums it up like [#sum].
    ///
    /// @param x the input
    /// @param xAt where it begins
    /// @param shift the greatest element
    /// @param y the exponentials
    /// @param yAt where they begin
    /// @param n how many elements
    float exponentials(float[] x, int xAt, float shift, float[] y, int yAt, int n);
}
