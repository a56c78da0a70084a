package dev.telar.backend.djl.natives;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What users have set for DJL: it looks into the environment first, then into the system properties.
///
/// @param environment variables by name
/// @param properties system properties by name
record Settings(Lookup environment, Lookup properties) {

    /// The PyTorch that this module is written for.
    static final String VERSION = "2.7.1";
    /// The DJL that this module is written for.
    static final String DJL_VERSION = "0.35.1";

    static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";
    static final String VERSION_VARIABLE = "PYTORCH_VERSION";
    static final String FLAVOR = "PYTORCH_FLAVOR";
    static final String OFFLINE = "DJL_OFFLINE";

    /// Values by name.
    @FunctionalInterface
    interface Lookup {

        @Nullable
        String get(String name);
    }

    /// Those of this JVM.
    static Settings ofThisJvm() {
        return new Settings(System::getenv, System::getProperty);
    }

    /// The value, unless there is none or it is empty.
    Optional<String> value(String name) {
        String variable = environment.get(name);
        return Optional.ofNullable(variable != null ? variable : properties.get(name)).filter(text -> !text.isEmpty());
    }

    /// The first folder of `PYTORCH_LIBRARY_PATH` that has PyTorch.
    Optional<Path> libraryFolder() {
        String torch = System.mapLibraryName("torch");
        return value(LIBRARY_PATH).stream().flatMap(paths -> Stream.of(paths.split(File.pathSeparator))).map(Path::of)
                .map(path -> path.endsWith(torch) ? path.toAbsolutePath().getParent() : path)
                .filter(folder -> Files.isRegularFile(folder.resolve(torch))).findFirst();
    }

    /// Whether that folder has a build for CUDA.
    boolean libraryFolderHasCuda() {
        return libraryFolderHas(System.mapLibraryName("torch_cuda"));
    }

    /// Whether that folder has DJL's library too, which fits whatever PyTorch it lies beside.
    boolean libraryFolderHasJni() {
        String jni = System.mapLibraryName("djl_torch");
        return libraryFolderHas(jni) || libraryFolderHas(DJL_VERSION + "-" + jni);
    }

    private boolean libraryFolderHas(String file) {
        return libraryFolder().filter(folder -> Files.exists(folder.resolve(file))).isPresent();
    }
}
