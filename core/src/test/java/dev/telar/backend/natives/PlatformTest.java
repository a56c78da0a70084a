package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({"Linux, amd64, linux-x86_64", "Linux, aarch64, linux-arm64", "Mac OS X, x86_64, macos-x86_64",
            "Mac OS X, aarch64, macos-arm64", "Windows 11, amd64, windows-x86_64", "Windows Server 2022, aarch64, windows-arm64",
            "FreeBSD, amd64, freebsd-x86_64", "Linux, riscv64, linux-riscv64"})
    void platform_isReadFromTheJvmsProperties(String name, String arch, String expected) {
        assertThat(Platform.of(name, arch)).hasToString(expected);
    }

    @Test
    void names_areTheSameInAllLanguages() {
        assertThat(Platform.of("LINUX", "AMD64")).isEqualTo(Platform.LINUX_X86_64);
    }

    @Test
    void current_isThatOfThisJvm() {
        assertThat(Platform.current()).isEqualTo(Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
}
