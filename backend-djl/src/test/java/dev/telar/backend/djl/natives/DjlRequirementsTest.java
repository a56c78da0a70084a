package dev.telar.backend.djl.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.telar.backend.Availability;
import dev.telar.backend.Availability.Available;
import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.natives.CLibrary;
import dev.telar.backend.natives.ClassPath;
import dev.telar.backend.natives.Platform;

class DjlRequirementsTest {

    private static final CLibrary GLIBC = new CLibrary("glibc", 2, 36);
    private static final String NOTHING = "nothing";

    @TempDir
    private Path folder;
    private String bundle = "version=2.7.1-20250812\nflavor=cpu\nclassifier=linux-x86_64\nlibraries=libtorch.so";

    /// Finds everything but what is hidden.
    private static final class Nearly extends ClassLoader {

        private final String hidden;
        private final URL any;

        Nearly(String hidden, URL any) {
            super(null);
            this.hidden = hidden;
            this.any = any;
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.contains(hidden) ? null : any;
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return Collections.enumeration(name.contains(hidden) ? List.of() : List.of(any));
        }
    }

    private Availability on(Platform platform, CLibrary cLibrary, String hidden, Map<String, String> environment)
            throws IOException {
        URL properties = Files.writeString(folder.resolve("pytorch.properties"), bundle).toUri().toURL();
        return new DjlRequirements(platform, cLibrary, new ClassPath(new Nearly(hidden, properties)),
                new Settings(environment::get, _ -> null)).check();
    }

    private Availability with(String variable, String value) throws IOException {
        return on(Platform.LINUX_X86_64, GLIBC, NOTHING, Map.of(variable, value));
    }

    @ParameterizedTest
    @CsvSource({"linux, x86_64, linux-x86_64", "linux, arm64, linux-aarch64", "macos, arm64, osx-aarch64",
            "windows, x86_64, win-x86_64"})
    void platform_thatPyTorchIsPublishedFor_isAvailable(String os, String arch, String classifier) throws IOException {
        bundle = bundle.replace("linux-x86_64", classifier);
        assertThat(on(new Platform(os, arch), GLIBC, NOTHING, Map.of())).isEqualTo(new Available("PyTorch 2.7.1, " + classifier));
    }

    @ParameterizedTest
    @CsvSource({"windows, arm64", "macos, x86_64", "freebsd, x86_64"})
    void otherPlatform_isNot(String os, String arch) throws IOException {
        assertThat(on(new Platform(os, arch), GLIBC, NOTHING, Map.of())).isEqualTo(
                new Unavailable("DJL has no PyTorch 2.7.1 for " + os + "-" + arch, "choose another backend, such as simd"));
    }

    @ParameterizedTest
    @CsvSource({"ai/djl/engine/Engine.class, ai.djl:api:0.35.1",
            "ai/djl/pytorch/engine/PtEngine.class, ai.djl.pytorch:pytorch-engine:0.35.1",
            "com/google/gson/Gson.class, com.google.code.gson:gson", "com/sun/jna/Native.class, net.java.dev.jna:jna",
            "org/slf4j/LoggerFactory.class, org.slf4j:slf4j-api"})
    void missingBindings_areNamed(String file, String coordinates) throws IOException {
        assertThat(on(Platform.LINUX_X86_64, GLIBC, file, Map.of())).isEqualTo(
                new Unavailable("the class path lacks " + file.replace('/', '.').replace(".class", ""),
                        "add " + coordinates + ", which telar-backend-djl depends on"));
    }

    @Test
    void missingPyTorch_isNamedWithItsClassifier() throws IOException {
        Unavailable expected = new Unavailable("the class path lacks PyTorch 2.7.1 for linux-x86_64",
                "add ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier linux-x86_64, or set PYTORCH_LIBRARY_PATH");
        assertThat(on(Platform.LINUX_X86_64, GLIBC, "native/lib", Map.of())).isEqualTo(expected);
        bundle = bundle.replace("linux-x86_64", "win-x86_64");
        assertThat(on(Platform.LINUX_X86_64, GLIBC, NOTHING, Map.of())).isEqualTo(expected);
        bundle = "version=2.5.1\nflavor=cpu\nclassifier=linux-x86_64";
        assertThat(on(Platform.LINUX_X86_64, GLIBC, NOTHING, Map.of())).isEqualTo(expected);
        bundle = "version=2.7.1\nplaceholder=true\nclassifier=linux-x86_64";
        assertThat(on(Platform.LINUX_X86_64, GLIBC, NOTHING, Map.of())).isEqualTo(expected);
    }

    @Test
    void missingJni_isNamed() throws IOException {
        assertThat(on(Platform.LINUX_X86_64, GLIBC, "jnilib", Map.of())).isEqualTo(new Unavailable(
                "the class path lacks DJL's library for PyTorch", "add ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1"));
    }

    @Test
    void oldGlibc_isTold() throws IOException {
        assertThat(on(Platform.LINUX_X86_64, new CLibrary("glibc", 2, 29), NOTHING, Map.of())).isInstanceOf(Available.class);
        assertThat(on(Platform.LINUX_X86_64, new CLibrary("glibc", 2, 28), NOTHING, Map.of())).isEqualTo(new Unavailable(
                "PyTorch 2.7.1 for linux-x86_64 needs glibc 2.29 or newer, this system has glibc 2.28",
                "use a newer release of the operating system, or choose another backend, such as simd"));
        bundle = bundle.replace("linux-x86_64", "linux-aarch64");
        assertThat(on(Platform.LINUX_ARM64, new CLibrary("glibc", 2, 31), NOTHING, Map.of())).isEqualTo(new Unavailable(
                "PyTorch 2.7.1 for linux-aarch64 needs glibc 2.32 or newer, this system has glibc 2.31",
                "use a newer release of the operating system, or choose another backend, such as simd"));
    }

    @Test
    void musl_isTold() throws IOException {
        assertThat(on(Platform.LINUX_X86_64, new CLibrary("musl", 0, 0), NOTHING, Map.of())).isEqualTo(new Unavailable(
                "PyTorch for Linux needs glibc, this system has musl",
                "use a system with glibc, or choose another backend, such as simd"));
    }

    @Test
    void settingsThatLeadToTheNetwork_areRefused() throws IOException {
        assertThat(with("PYTORCH_VERSION", "2.7.1")).isInstanceOf(Available.class);
        assertThat(with("PYTORCH_VERSION", "2.5.1")).isEqualTo(new Unavailable(
                "PYTORCH_VERSION asks for PyTorch 2.5.1, which DJL would download", "remove it or set it to 2.7.1"));
        assertThat(with("DJL_OFFLINE", "true")).isInstanceOf(Available.class);
        assertThat(with("DJL_OFFLINE", "0")).isEqualTo(new Unavailable(
                "the environment variable DJL_OFFLINE is 0, so DJL would go to the network", "remove it or set it to true"));
    }

    @Test
    void libraryPath_withoutPyTorch_isRefused() throws IOException {
        assertThat(with("PYTORCH_LIBRARY_PATH", folder.toString())).isEqualTo(new Unavailable(
                "PYTORCH_LIBRARY_PATH is " + folder + ", where there is no " + System.mapLibraryName("torch"),
                "set it to the folder of PyTorch's libraries, or remove it"));
    }

    @Test
    void libraryPath_standsInForTheJars() throws IOException {
        Files.createFile(folder.resolve(System.mapLibraryName("torch")));
        Files.createFile(folder.resolve(System.mapLibraryName("djl_torch")));
        assertThat(on(Platform.LINUX_X86_64, new CLibrary("glibc", 2, 17), "lib/",
                Map.of("PYTORCH_LIBRARY_PATH", folder.toString(), "PYTORCH_VERSION", "2.5.1")))
                .isEqualTo(new Available("PyTorch from " + folder));
    }

    @ParameterizedTest
    @CsvSource({"pytorch-engine.properties, djl_version, 0.35.1", "pytorch-engine.properties, pytorch_version, 2.7.1",
            "jnilib/pytorch.properties, jni_version, 2.7.1-0.35.1"})
    void versionsInMessages_areThoseOnTheClassPath(String file, String key, String version) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = DjlRequirements.class.getResourceAsStream("/" + file)) {
            properties.load(in);
        }
        assertThat(properties.getProperty(key)).isEqualTo(version);
        assertThat(version).isIn(Settings.VERSION, Settings.DJL_VERSION, Settings.VERSION + "-" + Settings.DJL_VERSION);
    }
}
