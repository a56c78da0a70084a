package dev.telar.backend.djl.natives;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.telar.backend.Availability;
import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.natives.CLibrary;
import dev.telar.backend.natives.ClassPath;
import dev.telar.backend.natives.Platform;
import dev.telar.backend.natives.Requirement;

/// What DJL's PyTorch needs. Nothing here links to a class of DJL, so it is safe to ask where its jars are missing.
public final class DjlRequirements {

    private static final String OTHER = "choose another backend, such as simd";
    /// What DJL calls the platforms that PyTorch is published for.
    private static final Map<Platform, String> CLASSIFIERS = Map.of(Platform.LINUX_X86_64, "linux-x86_64", Platform.LINUX_ARM64,
            "linux-aarch64", Platform.MACOS_ARM64, "osx-aarch64", Platform.WINDOWS_X86_64, "win-x86_64");

    private final Platform platform;
    private final CLibrary cLibrary;
    private final ClassPath classPath;
    private final Settings settings;

    DjlRequirements(Platform platform, CLibrary cLibrary, ClassPath classPath, Settings settings) {
        this.platform = platform;
        this.cLibrary = cLibrary;
        this.classPath = classPath;
        this.settings = settings;
    }

    /// Those of the JVM that asks.
    public static DjlRequirements ofThisJvm() {
        return new DjlRequirements(Platform.current(), CLibrary.current(), ClassPath.of(DjlRequirements.class),
                Settings.ofThisJvm());
    }

    /// Whether all are met.
    public Availability check() {
        String classifier = CLASSIFIERS.get(platform);
        return classifier == null
                ? new Unavailable("DJL has no PyTorch " + Settings.VERSION + " for " + platform, OTHER)
                : Requirement.check(requirements(classifier), detail(classifier));
    }

    private String detail(String classifier) {
        Optional<String> folder = settings.libraryFolder().map(Object::toString);
        return "PyTorch " + (folder.isPresent() ? "from " + folder.get() : Settings.VERSION + ", " + classifier);
    }

    private List<Requirement> requirements(String classifier) {
        List<Requirement> all = new ArrayList<>();
        all.add(bindings("ai.djl.engine.Engine", "ai.djl:api:" + Settings.DJL_VERSION));
        all.add(bindings("ai.djl.pytorch.engine.PtEngine", "ai.djl.pytorch:pytorch-engine:" + Settings.DJL_VERSION));
        all.add(bindings("com.google.gson.Gson", "com.google.code.gson:gson"));
        all.add(bindings("com.sun.jna.Native", "net.java.dev.jna:jna"));
        all.add(bindings("org.slf4j.LoggerFactory", "org.slf4j:slf4j-api"));
        addSettings(all);
        addLibraries(all, classifier);
        String minor = platform.equals(Platform.LINUX_ARM64) ? "2.32" : "2.29";
        all.add(Requirement.of(() -> !cLibrary.name().equals("musl"),
                "PyTorch for Linux needs glibc, this system has " + cLibrary,
                "use a system with glibc, or " + OTHER));
        all.add(Requirement.of(() -> bringsItsOwn() || cLibrary.runsGlibc(2, Integer.parseInt(minor.substring(2))),
                "PyTorch " + Settings.VERSION + " for " + classifier + " needs glibc " + minor + " or newer, this system has "
                        + cLibrary,
                "use a newer release of the operating system, or " + OTHER));
        return all;
    }

    private boolean bringsItsOwn() {
        return settings.libraryFolderHasJni();
    }

    /// Settings that would make DJL go to the network, or take another PyTorch than the user asked for.
    private void addSettings(List<Requirement> all) {
        String offline = settings.environment().get(Settings.OFFLINE);
        all.add(Requirement.of(() -> offline == null || Boolean.parseBoolean(offline),
                "the environment variable " + Settings.OFFLINE + " is " + offline + ", so DJL would go to the network",
                "remove it or set it to true"));
        String version = settings.value(Settings.VERSION_VARIABLE).orElse(Settings.VERSION);
        all.add(Requirement.of(() -> bringsItsOwn() || version.equals(Settings.VERSION),
                Settings.VERSION_VARIABLE + " asks for PyTorch " + version + ", which DJL would download",
                "remove it or set it to " + Settings.VERSION));
        String paths = settings.value(Settings.LIBRARY_PATH).orElse("");
        all.add(Requirement.of(() -> paths.isEmpty() || settings.libraryFolder().isPresent(),
                Settings.LIBRARY_PATH + " is " + paths + ", where there is no " + System.mapLibraryName("torch"),
                "set it to the folder of PyTorch's libraries, or remove it"));
    }

    private void addLibraries(List<Requirement> all, String classifier) {
        boolean inFolder = settings.libraryFolder().isPresent();
        all.add(Requirement.of(() -> inFolder || Bundle.on(classPath).stream().anyMatch(bundle -> fits(bundle, classifier)),
                "the class path lacks PyTorch " + Settings.VERSION + " for " + classifier,
                "add ai.djl.pytorch:pytorch-native-cpu:"
                        + Settings.VERSION + " with the classifier " + classifier + ", or set " + Settings.LIBRARY_PATH));
        all.add(Requirement.of(
                () -> bringsItsOwn() || classPath.has("jnilib/" + classifier + "/cpu/" + System.mapLibraryName("djl_torch")),
                "the class path lacks DJL's library for PyTorch",
                "add ai.djl.pytorch:pytorch-jni:" + Settings.VERSION + "-" + Settings.DJL_VERSION));
    }

    private static boolean fits(Bundle bundle, String classifier) {
        return bundle.classifier().equals(classifier) && bundle.version().startsWith(Settings.VERSION);
    }

    private Requirement bindings(String type, String coordinates) {
        return Requirement.of(() -> classPath.hasClass(type), "the class path lacks " + type,
                "add " + coordinates + ", which telar-backend-djl depends on");
    }
}
