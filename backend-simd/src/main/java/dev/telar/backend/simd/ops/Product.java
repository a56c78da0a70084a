package dev.telar.backend.simd.ops;

import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.kernels.Multiplication;
import dev.telar.backend.simd.threads.Part;

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

    /// How many multiply-adds make it worth while to wake a thread: some 3 µs of work.
    static final long GRAIN = 1L << 18;

    /// How many rows can be multiplied in the time in which one element of B comes from the second-level cache: 784 × 512 takes 18 µs for one row.
    private static final int ROWS_TO_READ = 4;

    private static final Multiplication NOTHING_TO_DO = _ -> {};

    static Product of(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        return new Product(a, b, c, m, n, k);
    }

    /// The number of multiply-adds. Few rows cost what reading B costs, as much as [#ROWS_TO_READ] rows.
    long size() {
        int rows = m == 0 ? 0 : Math.max(m, ROWS_TO_READ);
        return (long) rows * n * k;
    }

    /// The product of other matrices of the same sizes.
    Product moved(int byA, int byB, int byC) {
        return new Product(moved(a, byA), moved(b, byB), moved(c, byC), m, n, k);
    }

    private static Matrix moved(Matrix matrix, int by) {
        return new Matrix(matrix.values(), matrix.offset() + by, matrix.rowStride(), matrix.columnStride());
    }

    /// Computes it on this thread. Where C is empty, A and B may be so too.
    void runHere(Engine engine) {
        if (m > 0 && n > 0) {
            engine.kernels().gemm().multiply(a, b, c, m, n, k, engine.pool());
        }
    }

    /// Whether it is not worth more than this thread: then it can be computed without an object that stands for it.
    boolean staysHere(Engine engine) {
        return size() < 2 * GRAIN || engine.workers().threads() == 1;
    }

    /// Computes it on as many threads as it is worth.
    void run(Engine engine) {
        if (staysHere(engine)) {
            runHere(engine);
        } else {
            run(engine, Finish.NOTHING);
        }
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
        cut(engine, finish).run(engine);
    }

    /// How it is computed: in how many parts, and each of them.
    record Cut(int parts, Part part) {

        void run(Engine engine) {
            if (parts == 1) {
                part.run(0);
            } else {
                engine.workers().run(parts, part);
            }
        }
    }

    /// Cuts it into as many parts as it is worth.
    Cut cut(Engine engine, Finish finish) {
        int wanted = (int) Math.min(engine.workers().threads(), size() / GRAIN);
        if (wanted <= 1) {
            Block whole = block(0, 0, m, n, engine);
            return new Cut(1, _ -> whole.run(engine, finish));
        }
        int tileRows = engine.kernels().gemm().tileRows();
        int tileColumns = engine.kernels().gemm().tileColumns();
        int tilesDown = Math.ceilDiv(m, tileRows);
        int tilesAcross = Math.ceilDiv(n, tileColumns);
        int down = cutsDown(wanted, tilesDown, tilesAcross);
        int across = Math.min(wanted / down, tilesAcross);
        Block[] blocks = new Block[down * across];
        for (int i = 0; i < blocks.length; i++) {
            int row = border(m, tilesDown, tileRows, down, i / across);
            int rows = border(m, tilesDown, tileRows, down, i / across + 1) - row;
            int column = border(n, tilesAcross, tileColumns, across, i % across);
            int columns = border(n, tilesAcross, tileColumns, across, i % across + 1) - column;
            blocks[i] = block(row, column, rows, columns, engine);
        }
        return new Cut(blocks.length, i -> blocks[i].run(engine, finish));
    }

    private Block block(int row, int column, int rows, int columns, Engine engine) {
        boolean empty = rows == 0 || columns == 0;
        return new Block(row, column, rows, columns, empty
                ? NOTHING_TO_DO
                : engine.kernels().gemm()
                        .prepare(a.from(row, 0), b.from(0, column), c.from(row, column), rows, columns, k));
    }

    /// A part of C, ready to be computed.
    private record Block(int row, int column, int rows, int columns, Multiplication multiplication) {

        void run(Engine engine, Finish finish) {
            multiplication.run(engine.pool());
            finish.finish(row, column, rows, columns);
        }
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
