package dev.telar.backend.simd.cold;

import java.util.Arrays;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.kernels.UpdateKernel;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Calls a function on small arrays, in all the ways in which programs call it.
@SuppressWarnings({"EnumOrdinal", "UnusedVariable"}) // kinds and arrays are made alike; sums are kept for the JIT alone
final class Trial {

    /// Some vectors and a rest, of each width.
    private static final int N = 64 + 32 + 7;

    /// For each kind of product ([ColdGemm]) rows, columns and depth, with several blocks of *k*, parts that hang over, and enough rows for B to be
    /// packed. What is left out here begins cold in the program.
    private static final int[][][] PRODUCTS = {{{16, 64, 64}, {13, 40, 24}, {8, 32, 416}, {40, 64, 64}}, {{32, 10, 64}},
            {{1, 64, 64}}};

    /// How often functions of elements are called, each a tenth of a microsecond.
    private static final int SHORT_CALLS = 32;

    private static final int MOST = 16 * 416;
    private static final float HALF = 0.5f;

    private final BufferPool pool = new BufferPool();
    private final float[] a = filled();
    private final float[] b = filled();
    private final float[] c = filled();
    private final float[] d = filled();
    private final float[] result = new float[MOST];
    /// Sums are kept, so that the JIT does not drop them.
    private float kept;

    private static float[] filled() {
        float[] values = new float[2 * MOST];
        Arrays.fill(values, HALF);
        return values;
    }

    /// Calls it, and as often as a clock needs.
    ///
    /// @return the nanoseconds that it took
    long run(Turn turn, Kernels kernels) {
        long start = System.nanoTime();
        int calls = turn.function == Function.PRODUCT ? 1 : SHORT_CALLS;
        for (int i = 0; i < calls; i++) {
            call(turn, kernels);
        }
        return System.nanoTime() - start;
    }

    private void call(Turn turn, Kernels kernels) {
        switch (turn.function) {
            case PRODUCT -> products(turn.kind, kernels.gemm());
            case UNARY, ACTIVATION, GRADIENT, BINARY, COMPARE, CHOOSE, NORMALIZE -> elements(turn, kernels.elementwise());
            case SGD, ADAM -> update(turn, kernels.updates());
            case SUM, SUM_OF_SQUARES, MAX, MIN, EXPONENTIALS -> reduction(turn, kernels.reductions());
        }
    }

    private void products(int kind, GemmKernel kernel) {
        for (int[] sizes : PRODUCTS[kind]) {
            int m = sizes[0];
            int n = sizes[1];
            int k = sizes[2];
            Matrix left = new Matrix(a, 0, k, 1);
            Matrix right = new Matrix(b, 0, n, 1);
            Matrix product = new Matrix(result, 0, n, 1);
            kernel.multiply(left, right, product, m, n, k, pool);
            kernel.multiply(new Matrix(a, 0, 1, m), right, product, m, n, k, pool);
            kernel.multiply(left, new Matrix(b, 0, 1, k), product, m, n, k, pool);
        }
    }

    private void elements(Turn turn, ElementwiseKernel kernel) {
        switch (turn.function) {
            case UNARY -> kernel.unary(UnaryKind.values()[turn.kind], a, 0, result, 0, N);
            case ACTIVATION -> kernel.activation(ActivationKind.values()[turn.kind], a, 0, result, 0, N);
            case GRADIENT -> kernel.gradient(ActivationKind.values()[turn.kind], a, 0, b, 0, result, 0, N);
            case BINARY -> {
                BinaryKind kind = BinaryKind.values()[turn.kind];
                kernel.binary(kind, a, 0, 1, b, 0, 1, result, 0, N);
                kernel.binary(kind, a, 0, 0, b, 0, 1, result, 0, N);
                kernel.binary(kind, a, 0, 1, b, 0, 0, result, 0, N);
            }
            case COMPARE -> {
                CompareKind kind = CompareKind.values()[turn.kind];
                kernel.compare(kind, a, 0, 1, b, 0, 1, result, 0, N);
                kernel.compare(kind, a, 0, 0, b, 0, 1, result, 0, N);
                kernel.compare(kind, a, 0, 1, b, 0, 0, result, 0, N);
            }
            case CHOOSE -> {
                kernel.choose(a, 0, b, 0, 1, c, 0, 1, result, 0, N);
                kernel.choose(a, 0, b, 0, 0, c, 0, 1, result, 0, N);
                kernel.choose(a, 0, b, 0, 1, c, 0, 0, result, 0, N);
            }
            default -> kernel.normalize(a, 0, HALF, HALF, b, c, result, 0, N);
        }
    }

    private void update(Turn turn, UpdateKernel kernel) {
        if (turn.function == Function.SGD) {
            kernel.sgd(a, b, HALF, result, 0, N);
        } else {
            kernel.adam(a, b, c, d, new UpdateKernel.Adam(HALF, HALF, HALF, HALF), result, c, d, 0, N);
        }
    }

    private void reduction(Turn turn, ReductionKernel kernel) {
        kept += switch (turn.function) {
            case SUM -> kernel.sum(a, 0, N);
            case SUM_OF_SQUARES -> kernel.sumOfSquares(a, 0, N, HALF);
            case MAX -> kernel.max(a, 0, N);
            case MIN -> kernel.min(a, 0, N);
            default -> kernel.exponentials(a, 0, HALF, result, 0, N);
        };
    }
}
