package dev.telar.backend.simd.scalar;

import java.util.Arrays;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.kernels.Multiplication;

/// The twin of the products on vectors: the same additions in the same order, in loops that C2 turns into vectors by itself.
///
/// **What.** For two rows of C, and four rows of B at a time, one loop over the columns:
/// `c[j] = fma(a3, b3[j], … fma(a0, b0[j], c[j]))`.
///
/// **Why so.** C2 vectorises a loop over separate arrays with one common index (55 GFLOP/s where the vector kernel makes 200), but not the
/// same loop with eight offsets into one array (11). So blocks of B are copied into an array a row, and the rows of C into some of their own. Two rows
/// of C share what is read of B. Products of few columns
/// run with C transposed, since such loops need many columns.
///
/// **Cost.** `Math.fma` is one instruction where the processor has it, as every x86-64 since 2013 and every AArch64 does; elsewhere it
/// is exact arithmetic on `BigDecimal`, some 200 times slower. Each thread that multiplies keeps [#DEPTH] rows, 132 KiB.
@SuppressWarnings("serial") // nobody writes a kernel
final class ScalarGemm extends CompiledOnce implements GemmKernel {

    /// Rows of B in a block: with [#COLUMNS] columns 128 KiB, which the second-level cache holds.
    private static final int DEPTH = 64;

    /// Columns of a block: a row of C of 2 KiB stays in the first-level cache.
    private static final int COLUMNS = 512;

    /// Rows of B that one loop reads.
    private static final int STEP = 4;

    /// Up to this many multiply-adds and below so many columns, copying would cost more than it gains.
    private static final long SMALL = 2048;

    private static final int FEW_COLUMNS = 8;

    /// Below this many columns a loop over them is hardly vectorised.
    private static final int NARROW = 32;

    private final ThreadLocal<float[][]> rowsOfThread = ThreadLocal.withInitial(() -> new float[DEPTH + 2][COLUMNS]);

    @Override
    public int tileRows() {
        return 2;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public Multiplication prepare(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        return _ -> multiply(a, b, c, m, n, k);
    }

    private void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        if (k == 0 || (long) m * n * k <= SMALL && n < FEW_COLUMNS) {
            small(a, b, c, m, n, k);
        } else if (n < NARROW && m >= 2 * NARROW) {
            blocks(b.transposed(), a.transposed(), c.transposed(), n, m, k);
        } else {
            blocks(a, b, c, m, n, k);
        }
    }

    private static void small(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                c.values()[c.at(i, j)] = element(a.values(), a.at(i, 0), a.columnStride(), b.values(), b.at(0, j), b.rowStride(),
                        k);
            }
        }
    }

    private static float element(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, int k) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
            sum = Math.fma(a[aAt + p * aStep], b[bAt + p * bStep], sum);
        }
        return sum;
    }

    private static void add(float a, float[] b, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = Math.fma(a, b[j], sums[j]);
        }
    }

    private void blocks(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        float[][] rows = rowsOfThread.get();
        for (int j = 0; j < n; j += COLUMNS) {
            int width = Math.min(COLUMNS, n - j);
            for (int p = 0; p < k; p += DEPTH) {
                int steps = Math.min(DEPTH, k - p);
                copy(b.values(), b.at(p, j), b.rowStride(), b.columnStride(), rows, steps, width);
                for (int i = 0; i < m; i += 2) {
                    boolean two = i + 1 < m;
                    load(c, i, j, rows[DEPTH], width, p == 0);
                    if (two) {
                        load(c, i + 1, j, rows[DEPTH + 1], width, p == 0);
                        pair(a.values(), a.at(i, p), a.at(i + 1, p), a.columnStride(), rows, steps, width);
                        store(c, i + 1, j, rows[DEPTH + 1], width);
                    } else {
                        last(a.values(), a.at(i, p), a.columnStride(), rows, steps, width);
                    }
                    store(c, i, j, rows[DEPTH], width);
                }
            }
        }
    }

    private static void copy(float[] b, int at, int row, int column, float[][] rows, int steps, int width) {
        if (column == 1) {
            for (int p = 0; p < steps; p++) {
                System.arraycopy(b, at + p * row, rows[p], 0, width);
            }
        } else {
            for (int j = 0; j < width; j++) {
                spread(b, at + j * column, row, rows, steps, j);
            }
        }
    }

    private static void spread(float[] b, int at, int row, float[][] rows, int steps, int j) {
        for (int p = 0; p < steps; p++) {
            rows[p][j] = b[at + p * row];
        }
    }

    private static void load(Matrix c, int i, int j, float[] sums, int width, boolean first) {
        if (first) {
            Arrays.fill(sums, 0, width, 0f);
        } else if (c.columnStride() == 1) {
            System.arraycopy(c.values(), c.at(i, j), sums, 0, width);
        } else {
            gather(c.values(), c.at(i, j), c.columnStride(), sums, width);
        }
    }

    private static void gather(float[] from, int at, int step, float[] to, int width) {
        for (int j = 0; j < width; j++) {
            to[j] = from[at + j * step];
        }
    }

    private static void store(Matrix c, int i, int j, float[] sums, int width) {
        if (c.columnStride() == 1) {
            System.arraycopy(sums, 0, c.values(), c.at(i, j), width);
        } else {
            scatter(sums, c.values(), c.at(i, j), c.columnStride(), width);
        }
    }

    private static void scatter(float[] from, float[] to, int at, int step, int width) {
        for (int j = 0; j < width; j++) {
            to[at + j * step] = from[j];
        }
    }

    private static void pair(float[] a, int a0, int a1, int step, float[][] rows, int steps, int width) {
        float[] s0 = rows[DEPTH];
        float[] s1 = rows[DEPTH + 1];
        int p = 0;
        for (; p + STEP <= steps; p += STEP) {
            int x = a0 + p * step;
            int y = a1 + p * step;
            four(a[x], a[x + step], a[x + 2 * step], a[x + 3 * step], a[y], a[y + step], a[y + 2 * step], a[y + 3 * step],
                    rows[p], rows[p + 1], rows[p + 2], rows[p + 3], s0, s1, width);
        }
        for (; p < steps; p++) {
            add(a[a0 + p * step], rows[p], s0, width);
            add(a[a1 + p * step], rows[p], s1, width);
        }
    }

    private static void last(float[] a, int at, int step, float[][] rows, int steps, int width) {
        int p = 0;
        for (; p + 2 * STEP <= steps; p += 2 * STEP) {
            int x = at + p * step;
            eight(a[x], a[x + step], a[x + 2 * step], a[x + 3 * step], a[x + 4 * step], a[x + 5 * step], a[x + 6 * step],
                    a[x + 7 * step], rows[p], rows[p + 1], rows[p + 2], rows[p + 3], rows[p + 4], rows[p + 5], rows[p + 6],
                    rows[p + 7], rows[DEPTH], width);
        }
        for (; p < steps; p++) {
            add(a[at + p * step], rows[p], rows[DEPTH], width);
        }
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

    private static void four(float x0, float x1, float x2, float x3, float y0, float y1, float y2, float y3, float[] b0,
            float[] b1, float[] b2, float[] b3, float[] s0, float[] s1, int width) {
        for (int j = 0; j < width; j++) {
            float s = Math.fma(x0, b0[j], s0[j]);
            float t = Math.fma(y0, b0[j], s1[j]);
            s = Math.fma(x1, b1[j], s);
            t = Math.fma(y1, b1[j], t);
            s = Math.fma(x2, b2[j], s);
            t = Math.fma(y2, b2[j], t);
            s0[j] = Math.fma(x3, b3[j], s);
            s1[j] = Math.fma(y3, b3[j], t);
        }
    }
}
