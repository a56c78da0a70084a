package dev.telar.backend.simd.cold;

import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.memory.BufferPool;

/// Products that begin as plain loops. Work is cut for the tiles of vectors from the start, since cuts are kept.
final class ColdGemm implements GemmKernel {

    private final GemmKernel vectors;
    private final GemmKernel twin;
    private final Turn turn;

    ColdGemm(GemmKernel vectors, GemmKernel twin, WarmUp warmUp) {
        this.vectors = vectors;
        this.twin = twin;
        this.turn = new Turn(Function.PRODUCT, 0, warmUp);
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        if (turn.isOfVectors((long) m * n * k)) {
            vectors.multiply(a, b, c, m, n, k, pool);
        } else {
            twin.multiply(a, b, c, m, n, k, pool);
        }
    }

    @Override
    public int tileRows() {
        return vectors.tileRows();
    }

    @Override
    public int tileColumns() {
        return vectors.tileColumns();
    }
}
