package dev.telar.backend.simd.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.kernels.Multiplication;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.kernels.UpdateKernel;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.scalar.ScalarKernels;

@Timeout(60)
class ColdKernelsTest {

    private static final int MUCH = 1 << 20;

    private final Witness vectors = new Witness();

    @Test
    void function_atFirst_isItsTwins() {
        try (ColdKernels kernels = new ColdKernels(() -> vectors, new ScalarKernels())) {
            assertThat(product(kernels)).containsExactly(12, 12, 12, 12);
            assertThat(vectors.calls).isZero();
        }
    }

    @Test
    void functions_afterMuchWork_areAllOfVectors() {
        try (ColdKernels kernels = new ColdKernels(() -> vectors, new ScalarKernels())) {
            float[] x = new float[MUCH];
            Arrays.fill(x, 3);
            while (vectors.calls == 0) {
                assertThat(kernels.reductions().sum(x, 0, MUCH)).isEqualTo(3f * MUCH);
            }
            assertThat(kernels.reductions().max(x, 0, 4)).as("a function that did nothing yet").isEqualTo(3);
            assertThat(product(kernels)).containsExactly(12, 12, 12, 12);
            assertThat(vectors.calls).isEqualTo(3);
        }
    }

    @Test
    void functions_afterManySmallProducts_areOfVectors() {
        try (ColdKernels kernels = new ColdKernels(() -> vectors, new ScalarKernels())) {
            while (vectors.calls == 0) {
                assertThat(product(kernels)).containsExactly(12, 12, 12, 12);
            }
            assertThat(kernels.reductions().sum(new float[]{1, 2}, 0, 2)).isEqualTo(3);
            assertThat(vectors.calls).isEqualTo(2);
        }
    }

    @Test
    void preparedProduct_afterMuchWork_isOfVectors() {
        try (ColdKernels kernels = new ColdKernels(() -> vectors, new ScalarKernels())) {
            float[] a = {2, 2, 2, 2};
            float[] b = {3, 3, 3, 3};
            float[] c = new float[4];
            Multiplication prepared = kernels.gemm().prepare(new Matrix(a, 0, 2, 1), new Matrix(b, 0, 2, 1),
                    new Matrix(c, 0, 2, 1), 2, 2, 2);
            BufferPool pool = new BufferPool();
            prepared.run(pool);
            assertThat(c).containsExactly(12, 12, 12, 12);
            assertThat(vectors.calls).as("at first").isZero();
            while (vectors.calls == 0) {
                a[0]++;
                prepared.run(pool);
                assertThat(c).containsExactly(3 * a[0] + 6, 3 * a[0] + 6, 12, 12);
            }
        }
    }

    @Test
    void products_areCutForTheTilesOfVectors() {
        try (ColdKernels kernels = new ColdKernels(() -> vectors, new ScalarKernels())) {
            assertThat(kernels.gemm().tileRows()).isEqualTo(8);
            assertThat(kernels.gemm().tileColumns()).isEqualTo(32);
            assertThat(kernels.description()).isEqualTo("witness");
        }
    }

    @Test
    void vectors_whoeverAsksForThem_areMadeOnce() {
        AtomicInteger made = new AtomicInteger();
        try (ColdKernels kernels = new ColdKernels(() -> {
            made.incrementAndGet();
            return vectors;
        }, new ScalarKernels())) {
            assertThat(kernels.description()).isEqualTo("witness");
            assertThat(kernels.gemm().tileRows()).isEqualTo(8);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void vectors_nobodyAsksFor_areMadeOnAThreadThatEnds() throws InterruptedException {
        BlockingQueue<Thread> makers = new LinkedBlockingQueue<>();
        try (ColdKernels kernels = new ColdKernels(() -> {
            makers.add(Thread.currentThread());
            return vectors;
        }, new ScalarKernels())) {
            Thread maker = makers.take();
            maker.join();
            assertThat(maker).isNotSameAs(Thread.currentThread());
            assertThat(product(kernels)).containsExactly(12, 12, 12, 12);
            assertThat(vectors.calls).isZero();
        }
    }

    @Test
    void close_atOnce_endsTheThread() throws InterruptedException {
        BlockingQueue<Thread> makers = new LinkedBlockingQueue<>();
        ColdKernels kernels = new ColdKernels(() -> {
            makers.add(Thread.currentThread());
            return vectors;
        }, new ScalarKernels());
        kernels.close();
        assertThat(makers.take().isAlive()).isFalse();
    }

    private static float[] product(Kernels kernels) {
        float[] a = {2, 2, 2, 2};
        float[] b = {3, 3, 3, 3};
        float[] c = new float[4];
        kernels.gemm().multiply(new Matrix(a, 0, 2, 1), new Matrix(b, 0, 2, 1), new Matrix(c, 0, 2, 1), 2, 2, 2,
                new BufferPool());
        return c;
    }

    /// Stands for the kernels on vectors, and counts its calls.
    private static final class Witness implements Kernels, GemmKernel, ReductionKernel {

        private final Kernels loops = new ScalarKernels();
        private int calls;

        @Override
        public String description() {
            return "witness";
        }

        @Override
        public GemmKernel gemm() {
            return this;
        }

        @Override
        public ElementwiseKernel elementwise() {
            return loops.elementwise();
        }

        @Override
        public UpdateKernel updates() {
            return loops.updates();
        }

        @Override
        public ReductionKernel reductions() {
            return this;
        }

        @Override
        public Multiplication prepare(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
            Multiplication loop = loops.gemm().prepare(a, b, c, m, n, k);
            return pool -> {
                calls++;
                loop.run(pool);
            };
        }

        @Override
        public int tileRows() {
            return 8;
        }

        @Override
        public int tileColumns() {
            return 32;
        }

        @Override
        public float sum(float[] x, int at, int n) {
            calls++;
            return loops.reductions().sum(x, at, n);
        }

        @Override
        public float sumOfSquares(float[] x, int at, int n, float center) {
            calls++;
            return loops.reductions().sumOfSquares(x, at, n, center);
        }

        @Override
        public float max(float[] x, int at, int n) {
            calls++;
            return loops.reductions().max(x, at, n);
        }

        @Override
        public float min(float[] x, int at, int n) {
            calls++;
            return loops.reductions().min(x, at, n);
        }

        @Override
        public float exponentials(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
            calls++;
            return loops.reductions().exponentials(x, xAt, shift, y, yAt, n);
        }
    }
}
