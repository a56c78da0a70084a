package dev.telar.backend.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenBlasCoreTest {

    private static final String AVX512 = "fpu sse2 avx2 fma avx512f avx512dq avx512bw avx512vl";

    @ParameterizedTest
    @CsvSource({"AuthenticAMD, 25, 1, '" + AVX512 + "', ''", "AuthenticAMD, 26, 2, '" + AVX512 + "', SKYLAKEX",
            "GenuineIntel, 6, 143, '" + AVX512 + "', ''", "GenuineIntel, 6, 173, '" + AVX512 + "', SKYLAKEX",
            "GenuineIntel, 6, 198, fpu sse2 avx2 fma, HASWELL", "GenuineIntel, 19, 1, '" + AVX512 + "', SKYLAKEX",
            "GenuineIntel, 6, 198, fpu sse2, ''", "HygonGenuine, 24, 1, fpu avx2 fma, ''"})
    void core_isNamedForYoungProcessorsAlone(String vendor, int family, int model, String flags, String core) {
        List<String> description = List.of("processor\t: 0", "vendor_id\t: " + vendor, "cpu family\t: " + family,
                "model\t\t: " + model,
                "model name\t: a processor", "flags\t\t: " + flags, "");
        assertThat(OpenBlasCore.of(description).orElse("")).isEqualTo(core);
    }
}
