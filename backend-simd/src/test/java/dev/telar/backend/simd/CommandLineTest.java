package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The tests run four times: on vectors of three widths, and without the vector module. Each run says by `telar.test.kernels` what it is
/// meant to test; if it tests something else, it fails.
class CommandLineTest {

    private static final String EXPECTED = System.getProperty("telar.test.kernels", "nothing");

    @Test
    void run_isAskedForKernels_hasThem() {
        assertThat(EXPECTED).isIn("vector", "scalar");
        assertThat(KernelChoice.choose().description())
                .matches(EXPECTED.equals("vector") ? "(128|256|512)-bit vectors" : "scalar loops");
    }

    @Test
    void run_isAskedForAWidth_hasIt() {
        int widest = Integer.getInteger("telar.test.width", 512);
        if (EXPECTED.equals("vector")) {
            int bits = Integer.parseInt(KernelChoice.choose().description().replaceAll("\\D", ""));
            assertThat(bits).isBetween(128, widest);
        }
        assertThat(KernelChoice.vectorsAreThere()).isEqualTo(EXPECTED.equals("vector"));
    }
}
