package dev.telar.backend.simd.scalar;

import java.util.Arrays;

import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.Scratch;

/// The twin of the products on vectors: the same additions in the same order, in loops that C2 turns into vectors by itself.
///
/// **What.** For each row of C, and eight rows of B at a time, one loop over the columns:
/// `c[j] = fma(a7, b7[j], … fma(a0, b0[j], c[j]))`.
///
/// **Why so.** C2 vectorises a loop over separate arrays with one common index (55 GFLOP/s where the vector kernel makes 200), but not the
/// same loop with eight offsets into one array (11). So blocks of B are copied into an array a row, and the row of C into one of its own.
///
/// **Cost.** `Math.fma` is one instruction where the processor has it, as every x86-64 since 2013 and every AArch64 does; elsewhere it
/// is exact arithmetic on `BigDecimal`, some 200 times slower.
final class ScalarGemm implements GemmKernel {

    /// Rows of B in a block: with [#COLUMNS] columns 128 KiB, which the second-level cache holds.
    private static final int DEPTH = 64;

    /// Columns of a block: a row of C of 2 KiB stays in the first-level cache.
    private static final int COLUMNS = 512;

    /// Rows of B that one loop reads.
    private static final int STEP = 8;

    /// Below this many multiply-adds, copying would cost more than it gains.
    private static final long SMALL = 2048;

    @Override
    public int tileRows() {
        return 1;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        if ((long) m * n * k <= SMALL) {
            small(a, b, c, m, n, k);
            return;
        }
        int depth = Math.min(DEPTH, k);
        Scratch[] scratches = new Scratch[depth + 1];
        float[][] rows = new float[depth][];
        for (int i = 0; i <= depth; i++) {
            scratches[i] = pool.scratch(Math.min(COLUMNS, n));
            if (i < depth) {
                rows[i] = scratches[i].floats();
            }
        }
        for (int j = 0; j < n; j += COLUMNS) {
            int width = Math.min(COLUMNS, n - j);
            for (int p = 0; p < k; p += DEPTH) {
                int steps = Math.min(DEPTH, k - p);
                copy(b.from(p, j), rows, steps, width);
                block(a.from(0, p), rows, steps, c.from(0, j), scratches[depth].floats(), m, width, p == 0);
            }
        }
        for (Scratch scratch : scratches) {
            scratch.close();
        }
    }

    private static void small(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a.values()[a.at(i, p)], b.values()[b.at(p, j)], sum);
                }
                c.values()[c.at(i, j)] = sum;
            }
        }
    }

    private static void copy(Matrix b, float[][] rows, int steps, int width) {
        for (int p = 0; p < steps; p++) {
            if (b.columnStride() == 1) {
                System.arraycopy(b.values(), b.at(p, 0), rows[p], 0, width);
            } else {
                gather(b.values(), b.at(p, 0), b.columnStride(), rows[p], width);
            }
        }
    }

    private static void gather(float[] from, int offset, int stride, float[] to, int width) {
        for (int j = 0; j < width; j++) {
            to[j] = from[offset + j * stride];
        }
    }

    private static void block(Matrix a, float[][] b, int steps, Matrix c, float[] sums, int m, int width, boolean first) {
        for (int i = 0; i < m; i++) {
            int at = c.at(i, 0);
            if (first) {
                Arrays.fill(sums, 0, width, 0f);
            } else {
                System.arraycopy(c.values(), at, sums, 0, width);
            }
            row(a.values(), a.at(i, 0), a.columnStride(), b, steps, sums, width);
            System.arraycopy(sums, 0, c.values(), at, width);
        }
    }

    private static void row(float[] a, int offset, int stride, float[][] b, int steps, float[] sums, int width) {
        int p = 0;
        for (; p + STEP <= steps; p += STEP) {
            eight(a, offset + p * stride, stride, b, p, sums, width);
        }
        for (; p < steps; p++) {
            one(a[offset + p * stride], b[p], sums, width);
        }
    }

    private static void eight(float[] a, int at, int stride, float[][] b, int p, float[] sums, int width) {
        eight(a[at], a[at + stride], a[at + 2 * stride], a[at + 3 * stride], a[at + 4 * stride], a[at + 5 * stride],
                a[at + 6 * stride], a[at + 7 * stride], b[p], b[p + 1], b[p + 2], b[p + 3], b[p + 4], b[p + 5], b[p + 6],
                b[p + 7], sums, width);
    }

    private static void eight(float a0, float a1, float a2, float a3, float a4, float a5, float a6, float a7, float[] b0,
            float[] b1, float[] b2, float[] b3, float[] b4, float[] b5, float[] b6, float[] b7, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            float s = Math.fma(a0, b0[j], sums[j]);
            s = Math.fma(a1, b1[j], s);
            s = Math.fma(a2, b2[j], s);
            s = Math.fma(a3, b3[j], s);
            s = Math.fma(a4, b4[j], s);
            s = Math.fma(a5, b5[j], s);
            s = Math.fma(a6, b6[j], s);
            sums[j] = Math.fma(a7, b7[j], s);
        }
    }

    private static void one(float a, float[] b, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = Math.fma(a, b[j], sums[j]);
        }
    }
}
