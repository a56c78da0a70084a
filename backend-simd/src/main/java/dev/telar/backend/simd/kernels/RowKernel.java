package dev.telar.backend.simd.kernels;

/// What is done to a row of a finished product while it is in the cache.
public interface RowKernel {

    /// *xⱼ ← xⱼ + bⱼ*.
    ///
    /// @param x the array of the row
    /// @param offset where the row begins
    /// @param bias the array of the bias
    /// @param biasOffset where the bias of the first element lies
    /// @param n how many elements
    void addBias(float[] x, int offset, float[] bias, int biasOffset, int n);

    /// *xⱼ ← max(xⱼ, 0)*: NaN stays NaN, −0 becomes +0.
    ///
    /// @param x the array of the row
    /// @param offset where the row begins
    /// @param n how many elements
    void relu(float[] x, int offset, int n);
}
