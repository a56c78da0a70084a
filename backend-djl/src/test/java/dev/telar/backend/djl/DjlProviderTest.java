package dev.telar.backend.djl;

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

/// Each test but the first has a JVM of its own, since a native library is loaded once and never leaves.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class DjlProviderTest {

    private static final String ACCESS = "--enable-native-access=ALL-UNNAMED";
    private static final String LIBRARIES = "/(lib|0.35.1-lib)(djl_torch|torch|c10|gomp)[^/]*$";
    private static final String UNPACKED = "pytorch/2.7.1-20250812-cpu-linux-x86_64";

    @TempDir
    private Path folder;

    private ForkedJvm jvm() {
        return new ForkedJvm("djl", LIBRARIES).environment("DJL_CACHE_DIR", folder.toString()).environment("CUDA_VISIBLE_DEVICES",
                "");
    }

    @Test
    void provider_isFound() {
        DjlProvider provider = new DjlProvider();
        assertThat(Backends.providers()).hasAtLeastOneElementOfType(DjlProvider.class);
        assertThat(provider.name()).isEqualTo("djl");
        assertThat(provider.priority()).isEqualTo(40);
        assertThat(provider.availability()).isEqualTo(new Available("PyTorch 2.7.1, linux-x86_64"));
    }

    /// All connections of the JVM are sent to a proxy that counts them, and no name of a host can be looked up.
    @Test
    void backend_computesWithoutTheNetwork_andLoadsNothingBeforeItIsAskedFor() throws IOException, InterruptedException {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path hosts = Files.createFile(folder.resolve("hosts"));
            String output = jvm().with(ACCESS, "-Djdk.net.hosts.file=" + hosts, "-DsocksProxyHost=127.0.0.1",
                    "-DsocksProxyPort=" + proxy.getLocalPort()).run();
            assertThat(output).startsWith("before: djl  cpu  available  40  PyTorch 2.7.1, linux-x86_64\nbefore: mapped 0\n")
                    .contains("product 17.0 39.0\nproduct 17.0 39.0\n").doesNotContain("after: mapped 0\n", "WARNING")
                    .endsWith("exit 0\n");
            assertThat(connections(proxy)).isZero();
        }
        libraryPath_standsInForTheJar();
    }

    private static int connections(ServerSocket proxy) throws IOException {
        proxy.setSoTimeout(1);
        try (Socket _ = proxy.accept()) {
            return 1;
        } catch (SocketTimeoutException none) {
            return 0;
        }
    }

    /// With what the test above has unpacked.
    private void libraryPath_standsInForTheJar() throws IOException, InterruptedException {
        Path torch = Files.move(folder.resolve(UNPACKED), folder.resolve("torch"));
        Files.delete(torch.resolve("0.35.1-libdjl_torch.so"));
        String output = jvm().without(jar -> jar.startsWith("pytorch-native"))
                .environment("PYTORCH_LIBRARY_PATH", torch.toString())
                .with(ACCESS).run();
        assertThat(output).startsWith("before: djl  cpu  available  40  PyTorch from " + torch + "\nbefore: mapped 0\n")
                .contains("product 17.0 39.0\nproduct 17.0 39.0\n").endsWith("exit 0\n");
    }

    @Test
    void missingLibrary_isToldWithItsCoordinates() throws IOException, InterruptedException {
        assertUnavailable(jvm().without(jar -> jar.startsWith("pytorch-native")).run(),
                "the class path lacks PyTorch 2.7.1 for linux-x86_64:"
                        + " add ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier linux-x86_64, or set PYTORCH_LIBRARY_PATH");
    }

    @Test
    void missingBindings_areToldWithTheirCoordinates() throws IOException, InterruptedException {
        assertUnavailable(jvm().without(jar -> jar.matches("(api-0|pytorch|jna|gson).*\\.jar")).run(),
                "the class path lacks ai.djl.engine.Engine: add ai.djl:api:0.35.1, which telar-backend-djl depends on");
    }

    @Test
    void otherPlatform_isTold() throws IOException, InterruptedException {
        assertUnavailable(jvm().with("-Dos.name=Windows 11", "-Dos.arch=aarch64").run(),
                "DJL has no PyTorch 2.7.1 for windows-arm64: choose another backend, such as simd");
    }

    @Test
    void otherVersion_isRefused() throws IOException, InterruptedException {
        assertUnavailable(jvm().environment("PYTORCH_VERSION", "2.5.1").run(),
                "PYTORCH_VERSION asks for PyTorch 2.5.1, which DJL would download: remove it or set it to 2.7.1");
    }

    private static void assertUnavailable(String output, String why) {
        String error = "error: backend djl is unavailable: " + why + "\n";
        assertThat(output).startsWith("before: djl  cpu  unavailable  40  " + why + "\nbefore: mapped 0\n" + error + error)
                .endsWith("unavailable  40  " + why + "\nafter: mapped 0\nexit 0\n");
    }

    @Test
    void damagedCache_isToldOnceItHasFailed() throws IOException, InterruptedException {
        Path damaged = folder.resolve(UNPACKED).resolve("libc10.so");
        Files.createDirectories(damaged.getParent());
        Files.write(damaged, new byte[100]);
        assertDamaged(jvm().with(ACCESS).run(), damaged + " has 100 bytes instead of 1405280");
    }

    @Test
    void damagedJar_isToldOnceItHasFailed() throws IOException, InterruptedException {
        Path damaged = folder.resolve("jar/pytorch/cpu/linux-x86_64/libtorch_cpu.so");
        Files.createDirectories(damaged.getParent());
        Files.write(damaged, new byte[100]);
        assertDamaged(jvm().before(folder.resolve("jar")).with(ACCESS).run(),
                folder.resolve(UNPACKED).resolve("libtorch_cpu.so") + ": invalid ELF header");
    }

    private void assertDamaged(String output, String damage) {
        String why = "PyTorch does not start: " + damage + ": its files are damaged: delete or replace them ("
                + folder.resolve("pytorch")
                + " and the jar of pytorch-native-cpu)\n";
        assertThat(output).startsWith("before: djl  cpu  available").contains("error: backend djl is unavailable: " + why)
                .contains("after: djl  cpu  unavailable  40  " + why).endsWith("exit 0\n");
    }

    @Test
    void deniedNativeAccess_isToldOnceItHasFailed() throws IOException, InterruptedException {
        String output = jvm().with("--illegal-native-access=deny").run();
        assertThat(output).contains("error: backend djl is unavailable: PyTorch does not start: java.lang.IllegalCallerException")
                .contains(": start the JVM with --enable-native-access=ALL-UNNAMED\n").endsWith("exit 0\n");
    }
}
