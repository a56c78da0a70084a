package dev.telar.backend.simd.ops;

import dev.telar.backend.simd.kernels.Matrix;

/// One product *C = A·B*, and how it is cut over threads: C into a grid of blocks, each computed by one thread from start to end, so that
/// no sum is ever cut and the bits do not depend on the number of threads.
///
/// @param a m × k
/// @param b k × n
/// @param c m × n
/// @param m rows of C
/// @param n columns of C
/// @param k products an element
record Product(Matrix a, Matrix b, Matrix c, int m, int n, int k) {

    /// How many multiply-adds make it worth while to wake a thread: some 5 µs of work.
    static final long GRAIN = 1L << 18;

    private static final int ROWS_TO_READ = 4;

    static Product of(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        return new Product(a, b, c, m, n, k);
    }

    /// The number of multiply-adds. Few rows cost what reading B costs, as much as [#ROWS_TO_READ] rows.
    long size() {
        return (long) Math.max(m, Math.min(1, m) * ROWS_TO_READ) * n * k;
    }

    /// The product of other matrices of the same sizes.
    Product moved(int byA, int byB, int byC) {
        return new Product(moved(a, byA), moved(b, byB), moved(c, byC), m, n, k);
    }

    private static Matrix moved(Matrix matrix, int by) {
        return new Matrix(matrix.values(), matrix.offset() + by, matrix.rowStride(), matrix.columnStride());
    }

    /// Computes it on this thread.
    void runHere(Engine engine) {
        engine.kernels().gemm().multiply(a, b, c, m, n, k, engine.pool());
    }

    /// Computes it on as many threads as it is worth.
    void run(Engine engine) {
        run(engine, Finish.NOTHING);
    }

    /// What happens to a block of C when it is finished, on the thread that computed it.
    @FunctionalInterface
    interface Finish {

        Finish NOTHING = (_, _, _, _) -> {};

        /// @param row the first row of the block
        /// @param column its first column
        /// @param rows how many rows
        /// @param columns how many columns
        void finish(int row, int column, int rows, int columns);
    }

    /// Computes it and finishes each block.
    void run(Engine engine, Finish finish) {
        int parts = (int) Math.min(engine.workers().threads(), size() / GRAIN);
        if (parts <= 1) {
            runHere(engine);
            finish.finish(0, 0, m, n);
            return;
        }
        int tileRows = engine.kernels().gemm().tileRows();
        int tileColumns = engine.kernels().gemm().tileColumns();
        int tilesDown = Math.ceilDiv(m, tileRows);
        int tilesAcross = Math.ceilDiv(n, tileColumns);
        int down = cutsDown(parts, tilesDown, tilesAcross);
        int across = Math.min(parts / down, tilesAcross);
        engine.workers().run(down * across, part -> {
            int row = border(m, tilesDown, tileRows, down, part / across);
            int rows = border(m, tilesDown, tileRows, down, part / across + 1) - row;
            int column = border(n, tilesAcross, tileColumns, across, part % across);
            int columns = border(n, tilesAcross, tileColumns, across, part % across + 1) - column;
            new Product(a.from(row, 0), b.from(0, column), c.from(row, column), rows, columns, k).runHere(engine);
            finish.finish(row, column, rows, columns);
        });
    }

    /// Into how many bands of rows C is cut. Each cut down makes another thread pack the same columns of B, each cut across the same rows
    /// of A: the grid with the most blocks wins, and of several the one with the least to pack.
    private int cutsDown(int parts, int tilesDown, int tilesAcross) {
        int best = 1;
        long bestCost = Long.MAX_VALUE;
        for (int down = 1; down <= Math.min(parts, tilesDown); down++) {
            int across = Math.min(parts / down, tilesAcross);
            long cost = (long) (parts - down * across) * (m + (long) n) * parts + (long) down * n + (long) across * m;
            if (cost < bestCost) {
                bestCost = cost;
                best = down;
            }
        }
        return best;
    }

    private static int border(int size, int tiles, int tile, int cuts, int index) {
        return (int) Math.min(size, (long) tiles * index / cuts * tile);
    }
}
