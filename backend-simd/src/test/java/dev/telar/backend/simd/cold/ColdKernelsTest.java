package dev.telar.backend.simd.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.Matrix;
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
            assertThat(vectors.callsOfTheTest).isZero();
            assertThat(vectors.warmUp).isNull();
        }
    }

    @Test
    void function_thatDidMuch_isOfVectorsInTheEndAndTheThreadEnds() throws InterruptedException {
        try (ColdKernels kernels = new ColdKernels(() -> vectors, new ScalarKernels())) {
            float[] x = new float[MUCH];
            Arrays.fill(x, 3);
            while (vectors.callsOfTheTest == 0) {
                kernels.reductions().sum(x, 0, MUCH);
            }
            assertThat(kernels.reductions().sum(x, 0, MUCH)).isEqualTo(3f * MUCH);
            assertThat(vectors.warmUp).isNotNull();
            Objects.requireNonNull(vectors.warmUp).join();
            assertThat(kernels.reductions().max(x, 0, 4)).as("a function that did little").isEqualTo(3);
            assertThat(vectors.callsOfTheTest).isEqualTo(2);
        }
    }

    @Test
    void close_whileAFunctionIsWarmedUp_endsTheThread() {
        ColdKernels kernels = new ColdKernels(() -> vectors, new ScalarKernels());
        vectors.isSlow = true;
        float[] x = new float[MUCH];
        while (vectors.warmUp == null) {
            kernels.reductions().sum(x, 0, MUCH);
        }
        kernels.close();
        assertThat(Objects.requireNonNull(vectors.warmUp).isAlive()).isFalse();
        assertThat(kernels.reductions().sum(x, 0, MUCH)).isZero();
        assertThat(vectors.callsOfTheTest).isZero();
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
            assertThat(vectors.callsOfTheTest).isZero();
            assertThat(vectors.touched).as("each function is called both ways, on next to nothing").isSameAs(maker);
            assertThat(vectors.warmUp).as("no function was worth while").isNull();
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

    /// Stands for the kernels on vectors, and counts who calls them.
    private static final class Witness implements Kernels, GemmKernel, ReductionKernel {

        private final Kernels loops = new ScalarKernels();
        private final Thread test = Thread.currentThread();
        private int callsOfTheTest;
        private volatile boolean isSlow;
        private volatile @Nullable Thread warmUp;
        /// Who called a function on a single element.
        private volatile @Nullable Thread touched;

        private void seen(int elements) {
            if (Thread.currentThread() == test) {
                callsOfTheTest++;
            } else if (elements == 1) {
                touched = Thread.currentThread();
            } else {
                warmUp = Thread.currentThread();
                if (isSlow) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        }

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
        public void multiply(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
            seen(m * n * k);
            loops.gemm().multiply(a, b, c, m, n, k, pool);
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
            seen(n);
            return loops.reductions().sum(x, at, n);
        }

        @Override
        public float sumOfSquares(float[] x, int at, int n, float center) {
            seen(n);
            return loops.reductions().sumOfSquares(x, at, n, center);
        }

        @Override
        public float max(float[] x, int at, int n) {
            seen(n);
            return loops.reductions().max(x, at, n);
        }

        @Override
        public float min(float[] x, int at, int n) {
            seen(n);
            return loops.reductions().min(x, at, n);
        }

        @Override
        public float exponentials(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
            seen(n);
            return loops.reductions().exponentials(x, xAt, shift, y, yAt, n);
        }
    }
}
