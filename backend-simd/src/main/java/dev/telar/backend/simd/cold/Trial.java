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
            call(turn.function, turn.kind, kernels, N);
        }
        return System.nanoTime() - start;
    }

    /// Calls it on one element.
    void touch(Function function, Kernels kernels) {
        if (function == Function.PRODUCT) {
            Matrix one = new Matrix(a, 0, 1, 1);
            kernels.gemm().multiply(one, one, new Matrix(result, 0, 1, 1), 1, 1, 1, pool);
        } else {
            call(function, 0, kernels, 1);
        }
    }

    private void call(Function function, int kind, Kernels kernels, int n) {
        switch (function) {
            case PRODUCT -> products(kind, kernels.gemm());
            case UNARY, ACTIVATION, GRADIENT, BINARY, COMPARE, CHOOSE, NORMALIZE ->
                elements(function, kind, kernels.elementwise(), n);
            case SGD, ADAM -> update(function, kernels.updates(), n);
            case SUM, SUM_OF_SQUARES, MAX, MIN, EXPONENTIALS -> reduction(function, kernels.reductions(), n);
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

    private void elements(Function function, int kind, ElementwiseKernel kernel, int n) {
        switch (function) {
            case UNARY -> kernel.unary(UnaryKind.values()[kind], a, 0, result, 0, n);
            case ACTIVATION -> kernel.activation(ActivationKind.values()[kind], a, 0, result, 0, n);
            case GRADIENT -> kernel.gradient(ActivationKind.values()[kind], a, 0, b, 0, result, 0, n);
            case BINARY -> {
                BinaryKind binary = BinaryKind.values()[kind];
                kernel.binary(binary, a, 0, 1, b, 0, 1, result, 0, n);
                kernel.binary(binary, a, 0, 0, b, 0, 1, result, 0, n);
                kernel.binary(binary, a, 0, 1, b, 0, 0, result, 0, n);
            }
            case COMPARE -> {
                CompareKind compare = CompareKind.values()[kind];
                kernel.compare(compare, a, 0, 1, b, 0, 1, result, 0, n);
                kernel.compare(compare, a, 0, 0, b, 0, 1, result, 0, n);
                kernel.compare(compare, a, 0, 1, b, 0, 0, result, 0, n);
            }
            case CHOOSE -> {
                kernel.choose(a, 0, b, 0, 1, c, 0, 1, result, 0, n);
                kernel.choose(a, 0, b, 0, 0, c, 0, 1, result, 0, n);
                kernel.choose(a, 0, b, 0, 1, c, 0, 0, result, 0, n);
            }
            default -> kernel.normalize(a, 0, HALF, HALF, b, c, result, 0, n);
        }
    }

    private void update(Function function, UpdateKernel kernel, int n) {
        if (function == Function.SGD) {
            kernel.sgd(a, b, HALF, result, 0, n);
        } else {
            kernel.adam(a, b, c, d, new UpdateKernel.Adam(HALF, HALF, HALF, HALF), result, c, d, 0, n);
        }
    }

    private void reduction(Function function, ReductionKernel kernel, int n) {
        kept += switch (function) {
            case SUM -> kernel.sum(a, 0, n);
            case SUM_OF_SQUARES -> kernel.sumOfSquares(a, 0, n, HALF);
            case MAX -> kernel.max(a, 0, n);
            case MIN -> kernel.min(a, 0, n);
            default -> kernel.exponentials(a, 0, HALF, result, 0, n);
        };
    }
}
