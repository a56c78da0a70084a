package dev.telar.backend.simd.vector;

/// One product, computed block by block: see [VectorGemm].
final class Blocks {

    /// Steps of *k* in a block: a panel of B takes 34 KiB of the first-level cache (25 KiB where vectors have eight lanes).
    private static final int KC = Tile.LANES >= 16 ? 272 : 400;

    /// Most elements of A that are packed at once while panels of B come and go: 512 KiB.
    private static final int BLOCK_A = 1 << 17;

    /// Elements of the blocks of A where there are several of them and B stays: 256 KiB.
    private static final int PART_OF_A = 1 << 16;

    /// Most elements of B that stay packed while blocks of A come and go: 2 MiB.
    private static final int BLOCK_B = 1 << 19;

    /// Up to how many rows B is read where it lies: a copy would cost more than it gains.
    private static final int FEW_ROWS = 24;

    /// Panels of B that are packed at a time where all of A is packed.
    private static final int PANELS = 4;

    /// Rows of B that are packed at a time.
    private static final int ROWS_AT_A_TIME = 16;

    private static final boolean MANY_REGISTERS = Tile.LANES >= 16;
    private static final Tile TALL = MANY_REGISTERS ? new Tile8x2() : new Tile6x2();
    private static final Tile LOW = new Tile4x2();
    private static final Tile PACKED = MANY_REGISTERS ? new Packed8x2() : TALL;
    static final int ROWS = TALL.rows;
    static final int COLUMNS = TALL.columns;
    private static final float[] ZEROS = new float[COLUMNS];

    private static final int EDGE = 0;
    private static final int PANEL_B = TALL.rows * COLUMNS;

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
    private final int cColumn;
    private final int m;
    private final int n;
    private final int k;
    private final int depth;
    private final int height;
    private final int group;
    private final int panelsA;

    /// C may lie in any order.
    Blocks(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, int bColumn, float[] c, int cAt, int cRow,
            int cColumn, int m, int n, int k) {
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
        this.cColumn = cColumn;
        this.m = m;
        this.n = n;
        this.k = k;
        this.depth = evenly(k, Math.ceilDiv(k, KC), 8);
        int blocksOfA = m <= BLOCK_A / depth ? 1 : Math.ceilDiv(m, PART_OF_A / depth);
        this.height = evenly(m, blocksOfA, ROWS);
        int most = blocksOfA == 1 ? PANELS * COLUMNS : BLOCK_B / depth / COLUMNS * COLUMNS;
        this.group = Math.min(most, Math.ceilDiv(n, COLUMNS) * COLUMNS);
        this.panelsA = PANEL_B + group * depth + Packing.SLACK;
    }

    private static int evenly(int size, int parts, int step) {
        return Math.ceilDiv(Math.ceilDiv(size, parts), step) * step;
    }

    /// How many floats of scratch the product needs.
    int scratch() {
        return panelsA + (height + TALL.rows) * depth + Packing.SLACK;
    }

    void run(float[] scratch) {
        for (int p = 0; p < k; p += depth) {
            int steps = Math.min(depth, k - p);
            if (height >= m) {
                packA(0, m, p, steps, scratch);
            }
            for (int j = 0; j < n; j += group) {
                columns(j, Math.min(group, n - j), p, steps, scratch);
            }
        }
    }

    /// All rows of some panels of B.
    private void columns(int j, int width, int p, int steps, float[] scratch) {
        int at = bAt + p * bRow + j * bColumn;
        int whole = bColumn == 1 && m <= FEW_ROWS ? width / COLUMNS * COLUMNS : 0;
        packB(at, whole, width, steps, scratch);
        for (int i = 0; i < m; i += height) {
            int rows = Math.min(height, m - i);
            if (height < m) {
                packA(i, rows, p, steps, scratch);
            }
            for (int q = 0; q < width; q += COLUMNS) {
                if (q < whole) {
                    tiles(i, rows, j + q, COLUMNS, p == 0, steps, b, at + q, bRow, scratch);
                } else {
                    tiles(i, rows, j + q, Math.min(COLUMNS, width - q), p == 0, steps, scratch, PANEL_B + q * steps, COLUMNS,
                            scratch);
                }
            }
        }
    }

    /// Tall tiles as long as there are rows for them; the rest is cut so that as few tiles as can be hang over the border.
    private static Tile tile(int rows, boolean packed) {
        boolean low = rows <= LOW.rows || rows > TALL.rows && rows <= 2 * LOW.rows;
        return low ? LOW : packed ? PACKED : TALL;
    }

    private void packA(int i, int rows, int p, int steps, float[] scratch) {
        int at = aAt + i * aRow + p * aColumn;
        for (int r = 0; r < rows;) {
            int tall = tile(rows - r, true).rows;
            Packing.pack(a, at + r * aRow, aRow, aColumn, Math.min(tall, rows - r), steps, tall, scratch, panelsA + r * steps);
            r += tall;
        }
    }

    /// Some rows of all panels at a time where rows are contiguous, so that memory is read along them.
    private void packB(int at, int from, int width, int steps, float[] scratch) {
        int chunk = bColumn == 1 ? ROWS_AT_A_TIME : steps;
        for (int s = 0; s < steps; s += chunk) {
            int some = Math.min(chunk, steps - s);
            for (int q = from; q < width; q += COLUMNS) {
                Packing.pack(b, at + s * bRow + q * bColumn, bColumn, bRow, Math.min(COLUMNS, width - q), some, COLUMNS, scratch,
                        PANEL_B + q * steps + s * COLUMNS);
            }
        }
    }

    private void tiles(int i, int rows, int j, int width, boolean first, int steps, float[] panel, int at, int step,
            float[] scratch) {
        for (int r = 0; r < rows;) {
            Tile tile = tile(rows - r, step == COLUMNS);
            int to = cAt + (i + r) * cRow + j * cColumn;
            if (width == COLUMNS && rows - r >= tile.rows && cColumn == 1) {
                if (first) {
                    tile.run(steps, scratch, panelsA + r * steps, panel, at, step, ZEROS, 0, 0, c, to, cRow);
                } else {
                    tile.run(steps, scratch, panelsA + r * steps, panel, at, step, c, to, cRow, c, to, cRow);
                }
            } else {
                edge(tile, r * steps, Math.min(tile.rows, rows - r), to, width, first, steps, panel, at, step, scratch);
            }
            r += tile.rows;
        }
    }

    /// A tile that hangs over the border of C, or whose rows are columns of C, is computed beside it.
    private void edge(Tile tile, int aPanel, int rows, int to, int width, boolean first, int steps, float[] panel, int at,
            int step, float[] scratch) {
        if (first) {
            tile.run(steps, scratch, panelsA + aPanel, panel, at, step, ZEROS, 0, 0, scratch, EDGE, COLUMNS);
        } else {
            copy(c, to, cRow, cColumn, scratch, EDGE, COLUMNS, 1, rows, width);
            tile.run(steps, scratch, panelsA + aPanel, panel, at, step, scratch, EDGE, COLUMNS, scratch, EDGE, COLUMNS);
        }
        copy(scratch, EDGE, COLUMNS, 1, c, to, cRow, cColumn, rows, width);
    }

    private static void copy(float[] from, int at, int row, int column, float[] to, int toAt, int toRow, int toColumn, int rows,
            int columns) {
        if (column == 1 && toColumn == 1) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, at + i * row, to, toAt + i * toRow, columns);
            }
        } else {
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < rows; i++) {
                    to[toAt + i * toRow + j * toColumn] = from[at + i * row + j * column];
                }
            }
        }
    }
}
