package dev.telar.backend.simd.vector;

import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.Scratch;

/// One product of few columns, or a tiny one, strip by strip: A is read where it lies, and B too where its rows are contiguous.
///
/// A strip that is wider than B reads on into the next row and does not use what it finds there; the last rows, where the array would end, are
/// copied. Rows that do not fill a tile are computed with some of those before, a second time and with the same bits.
final class Strips {

    private static final Strip STRIP = Tile.LANES >= 16 ? new Strip8x1() : new Strip4x2();

    /// Columns of a strip.
    static final int COLUMNS = STRIP.columns;

    private static final int ROWS = STRIP.rows;
    private static final int EDGE = 0;
    private static final int PANEL = ROWS * COLUMNS;
    private static final float[] ZEROS = new float[COLUMNS];

    private final float[] a;
    private final int aAt;
    private final int aRow;
    private final int aColumn;
    private final float[] b;
    private final int bAt;
    private final int bRow;
    private final int bColumn;
    private final float[] c;
    private final int cAt;
    private final int cRow;
    private final int m;
    private final int n;
    private final int k;

    /// @param aColumn must be 1 unless `aRow` is
    Strips(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, int bColumn, float[] c, int cAt, int cRow,
            int m, int n, int k) {
        this.a = a;
        this.aAt = aAt;
        this.aRow = aRow;
        this.aColumn = aColumn;
        this.b = b;
        this.bAt = bAt;
        this.bRow = bRow;
        this.bColumn = bColumn;
        this.c = c;
        this.cAt = cAt;
        this.cRow = cRow;
        this.m = m;
        this.n = n;
        this.k = k;
    }

    void run(BufferPool pool) {
        if (bColumn == 1 && n % COLUMNS == 0) {
            for (int j = 0; j < n; j += COLUMNS) {
                whole(j, b, bAt + j, bRow);
            }
            return;
        }
        int copied = bColumn == 1 ? Math.min(k, COLUMNS) : k;
        try (Scratch scratch = pool.scratch(PANEL + copied * COLUMNS + Packing.SLACK)) {
            for (int j = 0; j < n; j += COLUMNS) {
                strip(j, Math.min(COLUMNS, n - j), scratch.floats());
            }
        }
    }

    private void strip(int j, int width, float[] scratch) {
        if (bColumn != 1) {
            Packing.pack(b, bAt + j * bColumn, bColumn, bRow, width, k, COLUMNS, scratch, PANEL);
            if (width == COLUMNS) {
                whole(j, scratch, PANEL, COLUMNS);
            } else {
                edge(j, width, k, scratch, PANEL, COLUMNS, scratch);
            }
        } else if (width == COLUMNS) {
            whole(j, b, bAt + j, bRow);
        } else {
            int inside = Math.clamp(Math.floorDiv(b.length - COLUMNS - bAt - j, bRow) + 1, 0, k);
            Packing.pack(b, bAt + j + inside * bRow, 1, bRow, width, k - inside, COLUMNS, scratch, PANEL);
            edge(j, width, inside, b, bAt + j, bRow, scratch);
        }
    }

    private void whole(int j, float[] panel, int at, int step) {
        for (int i = 0; i < m; i += ROWS) {
            int row = start(i);
            tile(row, 0, k, panel, at, step, ZEROS, 0, 0, c, cAt + row * cRow + j, cRow);
        }
    }

    /// Tiles that hang over the border are computed beside C: `inside` steps from where B lies and the others from their copy.
    private void edge(int j, int width, int inside, float[] panel, int at, int step, float[] scratch) {
        for (int i = 0; i < m; i += ROWS) {
            int row = start(i);
            tile(row, 0, inside, panel, at, step, ZEROS, 0, 0, scratch, EDGE, COLUMNS);
            if (inside < k) {
                tile(row, inside, k - inside, scratch, PANEL, COLUMNS, scratch, EDGE, COLUMNS, scratch, EDGE, COLUMNS);
            }
            copy(scratch, c, cAt + row * cRow + j, cRow, Math.min(ROWS, m), width);
        }
    }

    private static void copy(float[] scratch, float[] c, int to, int step, int rows, int width) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < width; j++) {
                c[to + r * step + j] = scratch[EDGE + r * COLUMNS + j];
            }
        }
    }

    /// The row that a tile begins with, so that it ends within A.
    private int start(int row) {
        return m < ROWS ? row : Math.min(row, m - ROWS);
    }

    private void tile(int row, int p, int steps, float[] panel, int at, int step, float[] from, int fromAt, int fromStep,
            float[] to, int toAt, int toStep) {
        int start = aAt + row * aRow + p * aColumn;
        if (m < ROWS) {
            singles(start, steps, panel, at, step, from, fromAt, fromStep, to, toAt, toStep);
        } else if (aColumn == 1) {
            STRIP.rows(steps, a, start, aRow, panel, at, step, from, fromAt, fromStep, to, toAt, toStep);
        } else {
            STRIP.columns(steps, a, start, aColumn, panel, at, step, from, fromAt, fromStep, to, toAt, toStep);
        }
    }

    private void singles(int start, int steps, float[] panel, int at, int step, float[] from, int fromAt, int fromStep,
            float[] to, int toAt, int toStep) {
        for (int r = 0; r < m; r++) {
            for (int v = 0; v < COLUMNS; v += Strip.LANES) {
                Strip.single(steps, a, start + r * aRow, aColumn, panel, at + v, step, from, fromAt + r * fromStep + v, to,
                        toAt + r * toStep + v);
            }
        }
    }
}
