package dev.telar.backend.simd.kernels;

import dev.telar.backend.simd.memory.BufferPool;

/// The product of two matrices, *C[i,j] = Σₖ A[i,k]·B[k,j]*.
///
/// Every implementation adds up in this order alone: from +0, over *k* ascending, each step one fused multiply-add that rounds once. So
/// the bits of an element depend on its row of A and its column of B, and on nothing else.
public interface GemmKernel {

    /// Computes C on the calling thread. What C held before has no influence.
    ///
    /// @param a m × k
    /// @param b k × n
    /// @param c m × n, with columns side by side (`columnStride` 1)
    /// @param m the number of rows of C
    /// @param n the number of columns of C
    /// @param k the number of products an element
    /// @param pool where arrays for packed panels come from
    default void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        prepare(a, b, c, m, n, k).run(pool);
    }

    /// Makes the product ready to be computed many times, by one thread at a time; parameters as for [#multiply].
    Multiplication prepare(Matrix a, Matrix b, Matrix c, int m, int n, int k);

    /// The number of rows of a tile: work is best cut at its multiples.
    int tileRows();

    /// The number of columns of a tile: work is best cut at its multiples.
    int tileColumns();
}
