package dev.telar.backend.simd.vector;

import java.util.Arrays;

import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.Scratch;

/// Matrix products on vectors.
///
/// **What.** C is cut into tiles of 8 rows by two vectors of 16 lanes (4 rows by two vectors where vectors are shorter). A tile stays in
/// registers while *k* runs: each step reads two vectors of B and 8 numbers of A, and does 16 fused multiply-adds. A and B are first copied into
/// panels, in the order in which tiles read them, with zeros where the matrix ends: so there is one path for all transpositions and all
/// borders. Tiles that hang over the border are computed beside C. Blocks keep a panel of B in the first-level cache, the block of A in the
/// second, that of B in the third.
///
/// **Why so.** This is the scheme of Goto and van de Geijn (2008, "Anatomy of high-performance matrix multiplication") as BLIS
/// arranges it (Van Zee and van de Geijn 2015). It differs in one point, for the sake of equal bits: the sums of a block of *k* are the
/// start of the next block's, and no sum is ever cut, over lanes, blocks or threads. Each element of C is the same chain
/// `fma(a[k], b[k], … fma(a[0], b[0], +0))` for any width of vectors, any cut over threads, and in the scalar twin; a row has the same bits
/// alone as in a batch. Bias and activation come after the sum.
///
/// Where there are few rows, B is read where it lies, since a copy would cost more than the product. A last panel of at most one vector
/// has tiles of one vector.
///
/// **Cost.** GFLOP/s, best of many runs on two cores of an AMD EPYC of the fourth generation (118 a core is its peak), with OpenBLAS 0.3 for
/// AVX-512 in brackets, on one thread: 128×784×512 103 (100), 1024³ 100 (104), the weight gradient 784×128×512 107 (103), 128×512×784 with B transposed
/// 95 (101); on two threads 195, 202, 211 and 177 (97, 127, 178 and 178). With 256 bits 83 to 86 on one thread, with 128 45 to 49.
/// Products with 10 columns make 24 (70 to 93): there the panels cost as much as the product. `GemmBench` among the tests prints these figures.
final class VectorGemm implements GemmKernel {

    /// Up to how many rows B is streamed for each.
    private static final int ROWS_TO_STREAM = 3;

    /// Up to how many multiply-adds a product is too small for panels.
    private static final long TINY = 1 << 14;

    /// Up to how many floats a copy of B may have that is used as a whole.
    private static final long SMALL_COPY = 1 << 17;

    @Override
    public int tileRows() {
        return Blocks.ROWS;
    }

    @Override
    public int tileColumns() {
        return Blocks.COLUMNS;
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        if (k == 0) {
            zero(c, m, n);
        } else if (m <= ROWS_TO_STREAM && n >= Tile.LANES && b.columnStride() == 1) {
            for (int i = 0; i < m; i++) {
                Stream.run(a.values(), a.at(i, 0), a.columnStride(), b.values(), b.offset(), b.rowStride(), c.values(),
                        c.at(i, 0), n,
                        k);
            }
        } else if (narrow(n, k, m) && a.rowStride() == 1 && b.columnStride() == 1 && m >= 2 * Blocks.COLUMNS) {
            blocks(b.transposed(), a.transposed(), c.transposed(), n, m, k, pool);
        } else if (narrow(n, k, m) && (a.rowStride() == 1 || a.columnStride() == 1)) {
            new Strips(a.values(), a.offset(), a.rowStride(), a.columnStride(), b.values(), b.offset(), b.rowStride(),
                    b.columnStride(), c.values(), c.offset(), c.rowStride(), m, n, k).run(pool);
        } else {
            blocks(a, b, c, m, n, k, pool);
        }
    }

    private static boolean narrow(int n, int k, int m) {
        return n <= Strips.COLUMNS && (long) k * Strips.COLUMNS <= SMALL_COPY || (long) m * n * k <= TINY;
    }

    private static void blocks(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        Blocks blocks = new Blocks(a.values(), a.offset(), a.rowStride(), a.columnStride(), b.values(), b.offset(), b.rowStride(),
                b.columnStride(), c.values(), c.offset(), c.rowStride(), c.columnStride(), m, n, k);
        try (Scratch scratch = pool.scratch(blocks.scratch())) {
            blocks.run(scratch.floats());
        }
    }

    private static void zero(Matrix c, int m, int n) {
        for (int i = 0; i < m; i++) {
            Arrays.fill(c.values(), c.at(i, 0), c.at(i, 0) + n, 0f);
        }
    }
}
