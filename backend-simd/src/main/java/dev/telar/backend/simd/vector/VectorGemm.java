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

    /// Steps of *k* in a block: a panel of B, 384 × 32 floats, takes 48 KiB.
    private static final int KC = 384;

    /// Rows of A in a block, a multiple of the rows of every tile: with [#KC] steps 144 KiB.
    private static final int MC = 96;

    /// Columns of B in a block, a multiple of the columns of every tile: with [#KC] steps 1.5 MiB.
    private static final int NC = 1024;

    /// Up to how many tiles of rows B is read where it lies.
    private static final int FEW_ROWS = 2;

    private static final Tile WIDE = Tile.LANES >= 16 ? new Tile8x2() : new Tile4x2();
    private static final Tile NARROW = Tile.LANES >= 16 ? new Tile8x1() : new Tile4x1();
    private static final int ROWS = WIDE.rows;
    private static final int COLUMNS = WIDE.columns;
    private static final float[] ZEROS = new float[COLUMNS];

    @Override
    public int tileRows() {
        return ROWS;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        if (k == 0) {
            zero(c, m, n);
            return;
        }
        int depth = Math.min(KC, k);
        int height = Math.min(MC, roundedUp(m, ROWS));
        int width = Math.min(NC, roundedUp(n, COLUMNS));
        try (Scratch scratch = pool.scratch(ROWS * COLUMNS + height * depth + width * depth)) {
            for (int j = 0; j < n; j += NC) {
                for (int p = 0; p < k; p += KC) {
                    Block block = new Block(scratch.floats(), c.from(0, j), Math.min(NC, n - j), Math.min(KC, k - p), p == 0);
                    block.multiply(a.from(0, p), b.from(p, j), m);
                }
            }
        }
    }

    private static int roundedUp(int size, int step) {
        return Math.ceilDiv(size, step) * step;
    }

    private static void zero(Matrix c, int m, int n) {
        for (int i = 0; i < m; i++) {
            Arrays.fill(c.values(), c.at(i, 0), c.at(i, 0) + n, 0f);
        }
    }

    /// One block of columns of B and one stretch of *k*: all rows of A.
    @SuppressWarnings("ArrayRecordComponent") // arguments, never compared
    private record Block(float[] scratch, Matrix c, int n, int k, boolean first) {

        private static final int EDGE = 0;
        private static final int A = ROWS * COLUMNS;

        void multiply(Matrix a, Matrix b, int m) {
            int panelsB = A + Math.min(MC, roundedUp(m, ROWS)) * k;
            boolean packs = b.columnStride() != 1 || m > FEW_ROWS * ROWS;
            if (packs) {
                for (int j = 0; j < n; j += COLUMNS) {
                    int width = Math.min(COLUMNS, n - j);
                    Packing.pack(b.from(0, j).transposed(), width, k, panelWidth(width), scratch, panelsB + j * k);
                }
            }
            for (int i = 0; i < m; i += MC) {
                int height = Math.min(MC, m - i);
                for (int r = 0; r < height; r += ROWS) {
                    Packing.pack(a.from(i + r, 0), Math.min(ROWS, height - r), k, ROWS, scratch, A + r * k);
                }
                for (int j = 0; j < n; j += COLUMNS) {
                    int width = Math.min(COLUMNS, n - j);
                    if (packs) {
                        column(i, height, j, width, scratch, panelsB + j * k, panelWidth(width));
                    } else if (width == COLUMNS || width == NARROW.columns) {
                        column(i, height, j, width, b.values(), b.at(0, j), b.rowStride());
                    } else {
                        Packing.pack(b.from(0, j).transposed(), width, k, panelWidth(width), scratch, panelsB);
                        column(i, height, j, width, scratch, panelsB, panelWidth(width));
                    }
                }
            }
        }

        private static int panelWidth(int width) {
            return width <= NARROW.columns ? NARROW.columns : COLUMNS;
        }

        /// All tiles of one panel of B.
        private void column(int i, int height, int j, int width, float[] b, int bAt, int bStep) {
            Tile tile = width <= NARROW.columns ? NARROW : WIDE;
            for (int r = 0; r < height; r += ROWS) {
                int rows = Math.min(ROWS, height - r);
                if (rows == ROWS && width == tile.columns) {
                    whole(tile, A + r * k, b, bAt, bStep, c.at(i + r, j));
                } else {
                    edge(tile, A + r * k, b, bAt, bStep, c.at(i + r, j), rows, width);
                }
            }
        }

        private void whole(Tile tile, int aAt, float[] b, int bAt, int bStep, int cAt) {
            if (first) {
                tile.run(k, scratch, aAt, b, bAt, bStep, ZEROS, 0, 0, c.values(), cAt, c.rowStride());
            } else {
                tile.run(k, scratch, aAt, b, bAt, bStep, c.values(), cAt, c.rowStride(), c.values(), cAt, c.rowStride());
            }
        }

        /// A tile that hangs over the border of C is computed beside it, and what belongs to C is copied.
        private void edge(Tile tile, int aAt, float[] b, int bAt, int bStep, int cAt, int rows, int width) {
            if (first) {
                tile.run(k, scratch, aAt, b, bAt, bStep, ZEROS, 0, 0, scratch, EDGE, COLUMNS);
            } else {
                for (int i = 0; i < rows; i++) {
                    System.arraycopy(c.values(), cAt + i * c.rowStride(), scratch, EDGE + i * COLUMNS, width);
                }
                tile.run(k, scratch, aAt, b, bAt, bStep, scratch, EDGE, COLUMNS, scratch, EDGE, COLUMNS);
            }
            for (int i = 0; i < rows; i++) {
                System.arraycopy(scratch, EDGE + i * COLUMNS, c.values(), cAt + i * c.rowStride(), width);
            }
        }
    }
}
