package dev.telar.backend.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.telar.backend.simd.BothKernels;

/// Sums and extremes: the documented order of the sum, whatever the kernels run on.
class ReductionTest {

    @Test
    void sum_ofAnyLength_isAddedUpInTheDocumentedOrder() {
        Random random = new Random(3);
        for (int n = 0; n < 1500; n += n < 300 ? 1 : 37) {
            float[] x = new float[n + 5];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian() * 1000;
            }
            for (Kernels kernels : BothKernels.all()) {
                assertThat(kernels.reductions().sum(x, 5, n)).as("%s, %d elements", kernels.description(), n)
                        .isEqualTo(sum(x, 5, n, 0, false));
                assertThat(kernels.reductions().loneSum(x, 5, n)).as("%s, %d elements alone", kernels.description(), n)
                        .isEqualTo(sum(x, 5, n, 0, false));
                assertThat(kernels.reductions().sumOfSquares(x, 5, n, 2.5f)).as("%s, %d elements", kernels.description(), n)
                        .isEqualTo(sum(x, 5, n, 2.5f, true));
            }
        }
    }

    private static float sum(float[] x, int at, int n, float center, boolean squares) {
        float[] partials = new float[64];
        for (int i = 0; i < n; i++) {
            float d = x[at + i] - center;
            partials[i % 64] += squares ? d * d : x[at + i];
        }
        for (int half : new int[]{32, 16, 8, 4, 2, 1}) {
            for (int p = 0; p < half; p++) {
                partials[p] += partials[p + half];
            }
        }
        return partials[0];
    }

    @Test
    void extremes_ofAnyLength_findTheElement() {
        for (Kernels kernels : BothKernels.all()) {
            for (int n = 1; n < 200; n++) {
                for (int place : new int[]{0, n / 2, n - 1}) {
                    float[] x = new float[n + 1];
                    x[place + 1] = 3;
                    assertThat(kernels.reductions().max(x, 1, n)).isEqualTo(3f);
                    x[place + 1] = -3;
                    assertThat(kernels.reductions().min(x, 1, n)).isEqualTo(-3f);
                    x[place + 1] = Float.NaN;
                    assertThat(kernels.reductions().max(x, 1, n)).isNaN();
                    assertThat(kernels.reductions().min(x, 1, n)).isNaN();
                }
            }
        }
    }

    @Test
    void extremes_ofSignedZeros_putNegativeZeroBelow() {
        for (Kernels kernels : BothKernels.all()) {
            float[] zeros = new float[40];
            zeros[17] = -0f;
            assertThat(Float.floatToRawIntBits(kernels.reductions().min(zeros, 0, 40))).isEqualTo(Float.floatToRawIntBits(-0f));
            assertThat(Float.floatToRawIntBits(kernels.reductions().max(new float[]{-0f, 0f}, 0, 2))).isZero();
        }
    }
}
