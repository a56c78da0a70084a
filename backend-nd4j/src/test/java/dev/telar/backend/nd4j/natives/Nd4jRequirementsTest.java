package dev.telar.backend.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.telar.backend.Availability;
import dev.telar.backend.Availability.Available;
import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.natives.CLibrary;
import dev.telar.backend.natives.ClassPath;
import dev.telar.backend.natives.Platform;

class Nd4jRequirementsTest {

    private static final CLibrary GLIBC = new CLibrary("glibc", 2, 36);

    /// What is on the class path is said by a loader that finds everything but what is hidden.
    private static Availability on(Platform platform, CLibrary cLibrary, String hidden) {
        return new Nd4jRequirements(platform, cLibrary, new ClassPath(new Nearly(hidden))).check();
    }

    private static final class Nearly extends ClassLoader {

        private final String hidden;

        Nearly(String hidden) {
            super(null);
            this.hidden = hidden;
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.contains(hidden) || name.contains("-compat")
                    ? null
                    : Nearly.class.getResource("Nd4jRequirementsTest.class");
        }
    }

    @ParameterizedTest
    @CsvSource({"linux, x86_64, linux-x86_64", "linux, arm64, linux-arm64", "macos, arm64, macosx-arm64",
            "macos, x86_64, macosx-x86_64",
            "windows, x86_64, windows-x86_64"})
    void platform_thatNd4jIsPublishedFor_isAvailable(String os, String arch, String classifier) {
        assertThat(on(new Platform(os, arch), GLIBC, "nothing")).isEqualTo(new Available("ND4J 1.0.0-M2.1, " + classifier));
    }

    @ParameterizedTest
    @CsvSource({"windows, arm64", "freebsd, x86_64", "linux, riscv64"})
    void otherPlatform_isNot(String os, String arch) {
        assertThat(on(new Platform(os, arch), GLIBC, "nothing")).isEqualTo(new Unavailable(
                "ND4J 1.0.0-M2.1 has no native library for " + os + "-" + arch, "choose another backend, such as simd"));
    }

    @ParameterizedTest
    @CsvSource({"org/nd4j/linalg/cpu/nativecpu/bindings/Nd4jCpu.class, org.nd4j:nd4j-native:1.0.0-M2.1",
            "org/nd4j/presets/cpu/Nd4jCpuPresets.class, org.nd4j:nd4j-native-preset:1.0.0-M2.1",
            "org/nd4j/nativeblas/NativeOps.class, org.nd4j:nd4j-native-api:1.0.0-M2.1",
            "org/bytedeco/openblas/global/openblas.class, org.bytedeco:openblas:0.3.19-1.5.7",
            "org/bytedeco/javacpp/Loader.class, org.bytedeco:javacpp:1.5.7"})
    void missingBindings_areNamed(String file, String coordinates) {
        assertThat(on(Platform.LINUX_X86_64, GLIBC, file)).isEqualTo(
                new Unavailable("the class path lacks " + file.replace('/', '.').replace(".class", ""),
                        "add " + coordinates + ", which telar-backend-nd4j depends on"));
    }

    @ParameterizedTest
    @CsvSource({"org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64, libjnind4jcpu.so, org.nd4j:nd4j-native:1.0.0-M2.1",
            "org/bytedeco/openblas/linux-x86_64, libjniopenblas.so, org.bytedeco:openblas:0.3.19-1.5.7",
            "org/bytedeco/javacpp/linux-x86_64, libjnijavacpp.so, org.bytedeco:javacpp:1.5.7"})
    void missingLibraries_areNamedWithTheirClassifier(String folder, String library, String coordinates) {
        assertThat(on(Platform.LINUX_X86_64, GLIBC, folder))
                .isEqualTo(new Unavailable("the class path lacks " + folder + "/" + library,
                        "add " + coordinates + " with the classifier linux-x86_64"));
    }

    @Test
    void buildForCertainInstructions_isEnough() {
        assertThat(on(Platform.LINUX_X86_64, GLIBC, "bindings/linux-x86_64/")).isInstanceOf(Available.class);
    }

    @Test
    void oldGlibc_isTold() {
        assertThat(on(Platform.LINUX_X86_64, new CLibrary("glibc", 2, 27), "nothing")).isInstanceOf(Available.class);
        assertThat(on(Platform.LINUX_X86_64, new CLibrary("glibc", 2, 26), "nothing")).isEqualTo(new Unavailable(
                "ND4J's library for linux-x86_64 needs glibc 2.27 or newer, this system has glibc 2.26",
                "use a newer release of the operating system, or choose another backend, such as simd"));
    }

    @Test
    void musl_isTold() {
        assertThat(on(Platform.LINUX_X86_64, new CLibrary("musl", 0, 0), "nothing")).isEqualTo(new Unavailable(
                "ND4J's library for Linux needs glibc, this system has musl",
                "use a system with glibc, or choose another backend, such as simd"));
    }

    @ParameterizedTest
    @CsvSource({"org.nd4j/nd4j-native, 1.0.0-M2.1", "org.bytedeco/openblas, 0.3.19-1.5.7", "org.bytedeco/javacpp, 1.5.7"})
    void versionsInMessages_areThoseOnTheClassPath(String artifact, String version) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Nd4jRequirements.class.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
            properties.load(in);
        }
        assertThat(properties.getProperty("version")).isEqualTo(version);
        assertThat(version).isIn(Nd4jRequirements.VERSION, Nd4jRequirements.OPENBLAS_VERSION, Nd4jRequirements.JAVACPP_VERSION);
    }
}
