package dev.telar.backend.nd4j.natives;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.telar.backend.Availability;
import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.natives.CLibrary;
import dev.telar.backend.natives.ClassPath;
import dev.telar.backend.natives.Platform;
import dev.telar.backend.natives.Requirement;

/// What ND4J needs. Nothing here links to a class of ND4J, so it is safe to ask where its jars are missing.
public final class Nd4jRequirements {

    static final String VERSION = "1.0.0-M2.1";
    static final String JAVACPP_VERSION = "1.5.7";
    static final String OPENBLAS_VERSION = "0.3.19-1.5.7";

    private static final String OTHER = "choose another backend, such as simd";
    /// What the libraries call the platforms that they are published for.
    private static final Map<Platform, String> CLASSIFIERS = Map.of(Platform.LINUX_X86_64, "linux-x86_64", Platform.LINUX_ARM64,
            "linux-arm64", Platform.MACOS_X86_64, "macosx-x86_64", Platform.MACOS_ARM64, "macosx-arm64", Platform.WINDOWS_X86_64,
            "windows-x86_64");
    /// Builds of `nd4j-native` for certain instructions; the names of their folders end so. `-compat` is for old systems.
    private static final List<String> BUILDS = List.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512",
            "-compat");

    /// The newest version of glibc's symbols that `libnd4jcpu.so` refers to, on both processors.
    private static final int GLIBC_MINOR = 27;

    private final Platform platform;
    private final CLibrary cLibrary;
    private final ClassPath classPath;

    Nd4jRequirements(Platform platform, CLibrary cLibrary, ClassPath classPath) {
        this.platform = platform;
        this.cLibrary = cLibrary;
        this.classPath = classPath;
    }

    /// Those of the JVM that asks.
    public static Nd4jRequirements ofThisJvm() {
        return new Nd4jRequirements(Platform.current(), CLibrary.current(), ClassPath.of(Nd4jRequirements.class));
    }

    /// Whether all are met.
    public Availability check() {
        String classifier = CLASSIFIERS.get(platform);
        return classifier == null
                ? new Unavailable("ND4J " + VERSION + " has no native library for " + platform, OTHER)
                : Requirement.check(requirements(classifier), "ND4J " + VERSION + ", " + classifier);
    }

    private List<Requirement> requirements(String classifier) {
        List<Requirement> all = new ArrayList<>();
        all.add(bindings("org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu", "org.nd4j:nd4j-native:" + VERSION));
        all.add(bindings("org.nd4j.presets.cpu.Nd4jCpuPresets", "org.nd4j:nd4j-native-preset:" + VERSION));
        all.add(bindings("org.nd4j.nativeblas.NativeOps", "org.nd4j:nd4j-native-api:" + VERSION));
        all.add(bindings("org.bytedeco.openblas.global.openblas", "org.bytedeco:openblas:" + OPENBLAS_VERSION));
        all.add(bindings("org.bytedeco.javacpp.Loader", "org.bytedeco:javacpp:" + JAVACPP_VERSION));
        all.add(library(builds(classifier), "org.nd4j:nd4j-native:" + VERSION, classifier));
        all.add(library(Stream.of("org/bytedeco/openblas/" + classifier + "/" + file("jniopenblas")),
                "org.bytedeco:openblas:" + OPENBLAS_VERSION, classifier));
        all.add(library(Stream.of("org/bytedeco/javacpp/" + classifier + "/" + file("jnijavacpp")),
                "org.bytedeco:javacpp:" + JAVACPP_VERSION, classifier));
        all.add(Requirement.of(() -> !cLibrary.name().equals("musl"),
                "ND4J's library for Linux needs glibc, this system has " + cLibrary, "use a system with glibc, or " + OTHER));
        all.add(Requirement.of(() -> cLibrary.runsGlibc(2, GLIBC_MINOR) || hasCompatibleBuild(classifier),
                "ND4J's library for " + classifier + " needs glibc 2." + GLIBC_MINOR + " or newer, this system has " + cLibrary,
                "use a newer release of the operating system, or " + OTHER));
        return all;
    }

    private boolean hasCompatibleBuild(String classifier) {
        return classPath.has(build(classifier + "-compat"));
    }

    private Requirement bindings(String type, String coordinates) {
        return Requirement.of(() -> classPath.hasClass(type), "the class path lacks " + type,
                "add " + coordinates + ", which telar-backend-nd4j depends on");
    }

    private Requirement library(Stream<String> files, String coordinates, String classifier) {
        List<String> any = files.toList();
        return Requirement.of(() -> any.stream().anyMatch(classPath::has), "the class path lacks " + any.getFirst(),
                "add " + coordinates + " with the classifier " + classifier);
    }

    private Stream<String> builds(String classifier) {
        return BUILDS.stream().map(build -> build(classifier + build));
    }

    private String build(String folder) {
        return "org/nd4j/linalg/cpu/nativecpu/bindings/" + folder + "/" + file("jnind4jcpu");
    }

    private String file(String library) {
        return switch (platform.os()) {
            case "windows" -> library + ".dll";
            case "macos" -> "lib" + library + ".dylib";
            default -> "lib" + library + ".so";
        };
    }
}
