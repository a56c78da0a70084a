package dev.telar.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GemmTest {

    private static final float[] A = {1, 2, 3, 4};
    private static final float[] B = {5, 6, 7, 8};

    @Test
    void first_ofTransposedMatrices_readsThemTheOtherWay() {
        assertThat(new Gemm(2, 2, 2, false, false).first(A, B)).isEqualTo(1 * 5 + 2 * 7);
        assertThat(new Gemm(2, 2, 2, true, false).first(A, B)).isEqualTo(1 * 5 + 3 * 7);
        assertThat(new Gemm(2, 2, 2, false, true).first(A, B)).isEqualTo(1 * 5 + 2 * 6);
    }

    @Test
    void label_ofAGradient_saysWhatIsTransposed() {
        assertThat(new Gemm(784, 128, 512, true, false).label()).isEqualTo("784×128×512 Aᵀ");
        assertThat(new Gemm(784, 128, 512, true, false).flops()).isEqualTo(2.0 * 784 * 128 * 512);
    }
}
