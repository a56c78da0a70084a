package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.memory.BufferPool;

/// Products that begin as plain loops, those with few columns and those with few rows each by themselves, since vectors have other loops for them. Work is cut for the tiles of vectors from the start, since cuts are kept.
final class ColdGemm implements GemmKernel {

    private static final int KINDS = 3;
    private static final int WIDE = 0;
    private static final int NARROW = 1;
    private static final int FLAT = 2;

    /// Up to how many columns and rows a product may have a way of its own.
    private static final int FEW_COLUMNS = 16;

    private static final int FEW_ROWS = 3;

    private final WarmUp warmUp;
    private final GemmKernel twin;
    private final Turn[] turns;

    ColdGemm(GemmKernel twin, WarmUp warmUp, Turns turns) {
        this.warmUp = warmUp;
        this.twin = twin;
        this.turns = turns.each(Function.PRODUCT, KINDS);
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        if (turns[kind(m, n)].isOfVectors((long) m * n * k)) {
            vectors().multiply(a, b, c, m, n, k, pool);
        } else {
            twin.multiply(a, b, c, m, n, k, pool);
        }
    }

    private static int kind(int m, int n) {
        return m <= FEW_ROWS ? FLAT : n <= FEW_COLUMNS ? NARROW : WIDE;
    }

    @Override
    public int tileRows() {
        return vectors().tileRows();
    }

    @Override
    public int tileColumns() {
        return vectors().tileColumns();
    }

    private GemmKernel vectors() {
        return warmUp.vectors().gemm();
    }
}
