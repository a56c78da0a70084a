package dev.telar.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.telar.backend.Availability.Available;
import dev.telar.backend.Backends;
import dev.telar.conformance.natives.ForkedJvm;
import dev.telar.backend.Device;

/// Each test but the first has a JVM of its own, since a native library is loaded once and never leaves.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class Nd4jProviderTest {

    private static final String LIBRARIES = "/lib(jnind4jcpu|nd4jcpu|openblas|jnijavacpp|gomp|gfortran)[^/]*$";
    private static final String ACCESS = "--enable-native-access=ALL-UNNAMED";
    private static final String LIBRARY = "org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64/libjnind4jcpu.so";

    @TempDir
    private Path folder;

    @Test
    void provider_isFound() {
        Nd4jProvider provider = new Nd4jProvider();
        assertThat(Backends.providers()).hasAtLeastOneElementOfType(Nd4jProvider.class);
        assertThat(provider.name()).isEqualTo("nd4j");
        assertThat(provider.priority()).isEqualTo(50);
        assertThat(provider.device()).isEqualTo(Device.CPU);
        assertThat(provider.devices()).containsExactly(Device.CPU);
        assertThat(provider.availability()).isEqualTo(new Available("ND4J 1.0.0-M2.1, linux-x86_64"));
    }

    /// All connections of the JVM are sent to a proxy that counts them, and no name of a host can be looked up.
    @Test
    void backend_computesWithoutTheNetwork_andLoadsNothingBeforeItIsAskedFor() throws IOException, InterruptedException {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path hosts = Files.createFile(folder.resolve("hosts"));
            String output = new ForkedJvm("nd4j", LIBRARIES).with(ACCESS, "-Djdk.net.hosts.file=" + hosts,
                    "-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=" + proxy.getLocalPort(), cache()).run();
            assertThat(output)
                    .contains("before: nd4j  cpu  available", "before: mapped 0\n", "product 17.0 39.0\nproduct 17.0 39.0\n")
                    .doesNotContain("after: mapped 0\n", "WARNING").endsWith("exit 0\n");
            assertThat(connections(proxy)).isZero();
        }
    }

    private static int connections(ServerSocket proxy) throws IOException {
        proxy.setSoTimeout(1);
        try (Socket _ = proxy.accept()) {
            return 1;
        } catch (SocketTimeoutException none) {
            return 0;
        }
    }

    private String cache() {
        return "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache");
    }

    @Test
    void missingLibrary_isToldWithItsCoordinates() throws IOException, InterruptedException {
        String why = "the class path lacks " + LIBRARY + ": add org.nd4j:nd4j-native:1.0.0-M2.1 with the classifier linux-x86_64";
        assertUnavailable(
                new ForkedJvm("nd4j", LIBRARIES)
                        .without(jar -> jar.startsWith("nd4j-native-1") && jar.endsWith("-linux-x86_64.jar")).run(),
                why);
    }

    @Test
    void missingBindings_areToldWithTheirCoordinates() throws IOException, InterruptedException {
        assertUnavailable(new ForkedJvm("nd4j", LIBRARIES).without(jar -> jar.matches("(nd4j-|openblas|javacpp).*\\.jar")).run(),
                "the class path lacks org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu: add org.nd4j:nd4j-native:1.0.0-M2.1,"
                        + " which telar-backend-nd4j depends on");
    }

    @Test
    void otherPlatform_isTold() throws IOException, InterruptedException {
        assertUnavailable(new ForkedJvm("nd4j", LIBRARIES).with("-Dos.name=Windows 11", "-Dos.arch=aarch64").run(),
                "ND4J 1.0.0-M2.1 has no native library for windows-arm64: choose another backend, such as simd");
    }

    private static void assertUnavailable(String output, String why) {
        String error = "error: backend nd4j is unavailable: " + why + "\n";
        assertThat(output).startsWith("before: nd4j  cpu  unavailable  50  " + why + "\nbefore: mapped 0\n" + error + error)
                .endsWith("unavailable  50  " + why + "\nafter: mapped 0\nexit 0\n");
    }

    @Test
    void damagedLibrary_isToldOnceItHasFailed() throws IOException, InterruptedException {
        Path damaged = folder.resolve("jar").resolve(LIBRARY);
        Files.createDirectories(damaged.getParent());
        Files.write(damaged, new byte[100]);
        String output = new ForkedJvm("nd4j", LIBRARIES).before(folder.resolve("jar")).with(ACCESS, cache()).run();
        String why = "ND4J's native library does not start: " + damaged
                + ": invalid ELF header: its files are damaged: delete or replace them ("
                + folder.resolve("cache") + " and the jars of nd4j-native and openblas)";
        assertThat(output).contains("before: nd4j  cpu  available").contains("error: backend nd4j is unavailable: " + why)
                .contains("after: nd4j  cpu  unavailable  50  " + why).endsWith("exit 0\n");
    }

    @Test
    void deniedNativeAccess_isToldOnceItHasFailed() throws IOException, InterruptedException {
        String output = new ForkedJvm("nd4j", LIBRARIES).with("--illegal-native-access=deny", cache()).run();
        assertThat(output).contains(
                "error: backend nd4j is unavailable: ND4J's native library does not start: java.lang.IllegalCallerException")
                .contains(": start the JVM with --enable-native-access=ALL-UNNAMED\n").endsWith("exit 0\n");
    }
}
