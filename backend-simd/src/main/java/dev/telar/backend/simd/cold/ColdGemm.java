package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.memory.BufferPool;

/// Products that begin as plain loops. Work is cut for the tiles of vectors from the start, since cuts are kept.
final class ColdGemm implements GemmKernel {

    private final Beginning beginning;
    private final GemmKernel twin;

    ColdGemm(GemmKernel twin, Beginning beginning) {
        this.beginning = beginning;
        this.twin = twin;
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        GemmKernel kernel = beginning.isOver(m, n, k) ? vectors() : twin;
        kernel.multiply(a, b, c, m, n, k, pool);
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
        return beginning.vectors().gemm();
    }
}
