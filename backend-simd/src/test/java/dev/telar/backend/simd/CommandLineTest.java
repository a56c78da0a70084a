package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.backend.simd.cold.ColdKernels;

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

    @Test
    void backend_ofTheseTests_runsOnThemFromTheFirstCall() {
        assertThat(KernelChoice.choose(2)).isNotInstanceOf(ColdKernels.class);
    }

    @Test
    void backend_withThreadsToSpare_beginsWithTwins() {
        String before = System.clearProperty(KernelChoice.WARM_UP);
        try {
            assertThat(KernelChoice.choose(2) instanceof ColdKernels).isEqualTo(EXPECTED.equals("vector"));
            assertThat(KernelChoice.choose(1)).isNotInstanceOf(ColdKernels.class);
        } finally {
            if (before != null) {
                System.setProperty(KernelChoice.WARM_UP, before);
            }
        }
    }
}
