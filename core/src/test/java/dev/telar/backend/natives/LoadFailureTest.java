package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.zip.ZipException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.telar.backend.Availability.Unavailable;

class LoadFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/lib/libm.so.6: version `GLIBC_2.29' not found (required by /tmp/libfast.so) | use a newer release of the operating system",
            "/tmp/libfast.so: file too short | its files are damaged: delete or replace them (the folder cache)",
            "/tmp/libfast.so: invalid ELF header | its files are damaged: delete or replace them (the folder cache)",
            "libgomp.so.1: cannot open shared object file: No such file or directory | install the library that is named",
            "/tmp/libfast.so: failed to map segment from shared object | its files are on a disk from which no programs may run",
            "something else | choose another backend, such as simd"})
    void linkErrors_areExplained(String message, String remedy) {
        Unavailable unavailable = LoadFailure.explain("Fast", "the folder cache", new UnsatisfiedLinkError(message));
        assertThat(unavailable.reason()).isEqualTo("Fast does not start: " + message);
        assertThat(unavailable.remedy()).startsWith(remedy);
    }

    @Test
    void fileThatIsNamedTwice_isNamedOnce() {
        assertThat(LoadFailure
                .explain("Fast", "cache", new UnsatisfiedLinkError("/tmp/libfast.so: /tmp/libfast.so: file too short")).reason())
                .isEqualTo("Fast does not start: /tmp/libfast.so: file too short");
    }

    @Test
    void deniedAccess_isKnownByItsType() {
        Throwable failure = new ExceptionInInitializerError(
                new IllegalCallerException("Illegal native access from an unnamed module"));
        assertThat(LoadFailure.explain("Fast", "", failure)).isEqualTo(new Unavailable(
                "Fast does not start: java.lang.IllegalCallerException: Illegal native access from an unnamed module",
                "start the JVM with --enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void damagedJar_isKnownByItsType() {
        Throwable failure = new IllegalStateException("wrapped", new ZipException("invalid distance"));
        assertThat(LoadFailure.explain("Fast", "fast.jar", failure)).isEqualTo(new Unavailable(
                "Fast does not start: java.util.zip.ZipException: invalid distance",
                "its files are damaged: delete or replace them (fast.jar)"));
    }

    @Test
    void filesOfTheWrongSize_areDamaged() {
        assertThat(LoadFailure.explain("Fast", "cache", new IOException("libfast.so has 3 bytes instead of 4")))
                .isEqualTo(new Unavailable(
                        "Fast does not start: libfast.so has 3 bytes instead of 4",
                        "its files are damaged: delete or replace them (cache)"));
    }
}
