package dev.telar.backend.djl.natives;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The CUDA runtime that PyTorch has loaded.
///
/// @param file its library
record CudaRuntime(Path file) {

    private static final Pattern LIBRARY = Pattern.compile("/.*/libcudart[^/]*\\.so[^/]*$");
    private static final FunctionDescriptor COUNT = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

    /// That of this process; empty where there is none, or the system does not tell.
    static Optional<CudaRuntime> mapped() {
        return mappedIn(Path.of("/proc/self/maps"));
    }

    static Optional<CudaRuntime> mappedIn(Path maps) {
        try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
            return lines.map(LIBRARY::matcher).filter(Matcher::find).findFirst()
                    .map(found -> new CudaRuntime(Path.of(found.group())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What `cudaGetDeviceCount` says, 0 where it fails.
    @SuppressWarnings("restricted")
    int deviceCount() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment function = SymbolLookup.libraryLookup(file, arena).findOrThrow("cudaGetDeviceCount");
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            int error = (int) Linker.nativeLinker().downcallHandle(function, COUNT).invokeExact(count);
            return error == 0 ? count.get(ValueLayout.JAVA_INT, 0) : 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cudaGetDeviceCount", e);
        }
    }
}
