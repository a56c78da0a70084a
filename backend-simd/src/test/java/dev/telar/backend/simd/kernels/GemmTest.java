package dev.telar.backend.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import dev.telar.backend.simd.BothKernels;
import dev.telar.backend.simd.memory.BufferPool;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {

    private final BufferPool pool = new BufferPool();

    @Property(tries = 150)
    void product_ofAnyShapeAndOrder_isTheChainOfFusedMultiplyAdds(@ForAll @IntRange(max = 40) int m,
            @ForAll @IntRange(max = 70) int n,
            @ForAll @IntRange(max = 40) int k, @ForAll boolean transposeA, @ForAll boolean transposeB,
            @ForAll @IntRange(max = 3) int gap, @ForAll Random random) {
        check(m, n, k, transposeA, transposeB, gap, random);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 33, 600", "3, 1, 2000", "8, 32, 256", "8, 32, 257", "9, 31, 255", "17, 1, 513", "130, 65, 70",
            "257, 10, 33", "13, 1030, 40", "129, 1025, 3", "5, 513, 65", "64, 64, 1025",
            "600, 40, 300", "1100, 33, 410", "70, 10, 700", "2, 70, 20", "3, 16, 9", "20, 16, 9000", "5, 3, 40", "12, 12, 12",
            "7, 64, 30", "68, 17, 1"})
    void product_acrossTheBordersOfBlocks_isTheChainOfFusedMultiplyAdds(int m, int n, int k) {
        for (int orders = 0; orders < 4; orders++) {
            check(m, n, k, (orders & 1) != 0, (orders & 2) != 0, 0, new Random(m + 31L * n + 997L * k));
        }
    }

    @Test
    void product_withNothingToAdd_isZeroWhateverStoodThere() {
        for (Kernels kernels : BothKernels.all()) {
            float[] c = {7, 7, 7, 7, 7, 7};
            kernels.gemm().multiply(new Matrix(new float[0], 0, 0, 1), new Matrix(new float[0], 0, 2, 1), new Matrix(c, 1, 2, 1),
                    2, 2,
                    0, pool);
            assertThat(c).as(kernels.description()).containsExactly(7, 0, 0, 0, 0, 7);
        }
    }

    @Test
    void product_withInfinityAndNan_keepsThemInTheirRowsAndColumns() {
        float[] a = {1, 0, Float.POSITIVE_INFINITY, 0, 2, 3};
        float[] b = {1, Float.NaN, 0, 1};
        for (Kernels kernels : BothKernels.all()) {
            float[] c = new float[6];
            kernels.gemm().multiply(new Matrix(a, 0, 2, 1), new Matrix(b, 0, 2, 1), new Matrix(c, 0, 2, 1), 3, 2, 2, pool);
            assertThat(c).as(kernels.description()).containsExactly(1, Float.NaN, Float.POSITIVE_INFINITY, Float.NaN, 2,
                    Float.NaN);
        }
    }

    /// A strip that is wider than B reads what follows in the array and must not let it in.
    @Test
    void product_ofFewColumns_isNotTouchedByWhatFollowsInTheArray() {
        float[] a = random(40 * 20, new Random(6));
        float[] b = random(20 * 3, new Random(7));
        float[] followed = java.util.Arrays.copyOf(b, b.length + 64);
        java.util.Arrays.fill(followed, b.length, followed.length, Float.NaN);
        for (Kernels kernels : BothKernels.all()) {
            float[] alone = new float[40 * 3];
            float[] beside = new float[40 * 3];
            kernels.gemm().multiply(new Matrix(a, 0, 20, 1), new Matrix(b, 0, 3, 1), new Matrix(alone, 0, 3, 1), 40, 3, 20, pool);
            kernels.gemm().multiply(new Matrix(a, 0, 20, 1), new Matrix(followed, 0, 3, 1), new Matrix(beside, 0, 3, 1), 40, 3,
                    20,
                    pool);
            assertThat(beside).as(kernels.description()).containsExactly(alone).doesNotContain(Float.NaN);
        }
    }

    @Test
    void product_ofOneRowAlone_hasTheBitsOfThatRowInABatch() {
        Random random = new Random(5);
        float[] a = random(64 * 300, random);
        float[] b = random(300 * 70, random);
        for (Kernels kernels : BothKernels.all()) {
            float[] all = new float[64 * 70];
            float[] one = new float[70];
            kernels.gemm().multiply(new Matrix(a, 0, 300, 1), new Matrix(b, 0, 70, 1), new Matrix(all, 0, 70, 1), 64, 70, 300,
                    pool);
            kernels.gemm().multiply(new Matrix(a, 9 * 300, 300, 1), new Matrix(b, 0, 70, 1), new Matrix(one, 0, 70, 1), 1, 70,
                    300,
                    pool);
            assertThat(one).containsExactly(java.util.Arrays.copyOfRange(all, 9 * 70, 10 * 70));
        }
    }

    private void check(int m, int n, int k, boolean transposeA, boolean transposeB, int gap, Random random) {
        float[] valuesA = random(m * k + gap, random);
        float[] valuesB = random(k * n + gap, random);
        Matrix a = transposeA ? new Matrix(valuesA, gap, m, 1).transposed() : new Matrix(valuesA, gap, k, 1);
        Matrix b = transposeB ? new Matrix(valuesB, gap, k, 1).transposed() : new Matrix(valuesB, gap, n, 1);
        float[] expected = expected(a, b, m, n, k, gap);
        for (Kernels kernels : BothKernels.all()) {
            float[] c = new float[m * (n + gap) + gap];
            java.util.Arrays.fill(c, 7);
            kernels.gemm().multiply(a, b, new Matrix(c, gap, n + gap, 1), m, n, k, pool);
            assertThat(c).as("%s, %d × %d × %d", kernels.description(), m, k, n).containsExactly(expected);
        }
    }

    /// C with `gap` elements before it and between its rows, which must stay what they are.
    private static float[] expected(Matrix a, Matrix b, int m, int n, int k, int gap) {
        float[] c = new float[m * (n + gap) + gap];
        java.util.Arrays.fill(c, 7);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a.values()[a.at(i, p)], b.values()[b.at(p, j)], sum);
                }
                c[gap + i * (n + gap) + j] = sum;
            }
        }
        return c;
    }

    private static float[] random(int n, Random random) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
