package dev.telar.backend.simd.cold;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.kernels.Multiplication;
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
    public Multiplication prepare(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        return new Prepared(a, b, c, m, n, k);
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

    /// A product that is made ready for vectors when the beginning is over.
    private final class Prepared implements Multiplication {

        private final Matrix a;
        private final Matrix b;
        private final Matrix c;
        private final int m;
        private final int n;
        private final int k;
        private @Nullable Multiplication onVectors;

        Prepared(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
            this.a = a;
            this.b = b;
            this.c = c;
            this.m = m;
            this.n = n;
            this.k = k;
        }

        @Override
        public void run(BufferPool pool) {
            if (beginning.isOver(m, n, k)) {
                onVectors().run(pool);
            } else {
                twin.multiply(a, b, c, m, n, k, pool);
            }
        }

        private Multiplication onVectors() {
            Multiplication known = onVectors;
            if (known == null) {
                known = vectors().prepare(a, b, c, m, n, k);
                onVectors = known;
            }
            return known;
        }
    }
}
