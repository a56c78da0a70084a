package dev.telar.backend.djl.natives;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import ai.djl.util.cuda.CudaUtils;

import dev.telar.backend.natives.ClassPath;

/// NVIDIA's graphics processors.
public final class Gpus {

    private static final Path DRIVER = Path.of("/dev/nvidiactl");
    private static final Path WINDOWS_SUBSYSTEM_DRIVER = Path.of("/usr/lib/wsl/lib/libcuda.so.1");
    private static final Set<String> HIDDEN = Set.of("", "-1", "NoDevFiles");

    private Gpus() {}

    /// Whether PyTorch will most likely see one: there is a driver, and PyTorch is a build for CUDA. Loads nothing.
    public static boolean areExpected() {
        String visible = System.getenv("CUDA_VISIBLE_DEVICES");
        return (visible == null || !HIDDEN.contains(visible)) && hasDriver() && torchHasCuda();
    }

    private static boolean hasDriver() {
        String windows = System.getenv("SystemRoot");
        return Files.exists(DRIVER) || Files.exists(WINDOWS_SUBSYSTEM_DRIVER)
                || windows != null && Files.exists(Path.of(windows, "System32", "nvcuda.dll"));
    }

    private static boolean torchHasCuda() {
        Settings settings = Settings.ofThisJvm();
        return settings.libraryFolder().isPresent()
                ? settings.libraryFolderHasCuda()
                : Bundle.on(ClassPath.of(Gpus.class)).stream().anyMatch(Bundle::isCuda);
    }

    /// How many PyTorch sees, once it is started. DJL looks for CUDA's runtime in the folders of the system; PyTorch may have brought its
    /// own.
    public static int count() {
        int count = CudaUtils.getGpuCount();
        return count > 0 ? count : CudaRuntime.mapped().map(CudaRuntime::deviceCount).orElse(0);
    }
}
