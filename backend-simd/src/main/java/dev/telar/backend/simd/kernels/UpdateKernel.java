package dev.telar.backend.simd.kernels;

/// The steps of optimizers on FLOAT32, each element by itself, every operation rounded as in their decompositions. All arrays begin at the same place; a result
/// may be written over any input.
public interface UpdateKernel {

    /// *w − rate·g*.
    ///
    /// @param w the weights
    /// @param g the gradient
    /// @param rate the rate
    /// @param y the result
    /// @param at where the arrays begin
    /// @param n how many elements
    void sgd(float[] w, float[] g, float rate, float[] y, int at, int n);

    /// One step of Adam.
    ///
    /// @param w the weights
    /// @param g the gradient
    /// @param m the mean of the gradients
    /// @param v the mean of their squares
    /// @param numbers what all elements have in common
    /// @param newW the new weights
    /// @param newM the new mean
    /// @param newV the new mean of squares
    /// @param at where the arrays begin
    /// @param n how many elements
    void adam(float[] w, float[] g, float[] m, float[] v, Adam numbers, float[] newW, float[] newM, float[] newV, int at, int n);

    /// The numbers of a step of Adam.
    ///
    /// @param meanShare *1 − β₁*
    /// @param squareShare *1 − β₂*
    /// @param epsilon ε
    /// @param rate α
    record Adam(float meanShare, float squareShare, float epsilon, float rate) {}
}
