package dev.telar.backend.natives;

import java.util.Locale;

/// An operating system on a processor, such as `linux-x86_64`.
///
/// @param os `linux`, `macos`, `windows`, or what the JVM calls it, in small letters
/// @param arch `x86_64`, `arm64`, or what the JVM calls it, in small letters
public record Platform(String os, String arch) {

    /// Linux on 64-bit Intel and AMD processors.
    public static final Platform LINUX_X86_64 = new Platform("linux", "x86_64");
    /// Linux on 64-bit ARM processors.
    public static final Platform LINUX_ARM64 = new Platform("linux", "arm64");
    /// macOS on 64-bit Intel processors.
    public static final Platform MACOS_X86_64 = new Platform("macos", "x86_64");
    /// macOS on Apple's processors.
    public static final Platform MACOS_ARM64 = new Platform("macos", "arm64");
    /// Windows on 64-bit Intel and AMD processors.
    public static final Platform WINDOWS_X86_64 = new Platform("windows", "x86_64");

    /// That of this JVM, by its properties `os.name` and `os.arch`.
    public static Platform current() {
        return of(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
    }

    static Platform of(String name, String arch) {
        String os = name.toLowerCase(Locale.ROOT);
        String processor = arch.toLowerCase(Locale.ROOT);
        return new Platform(os.startsWith("mac") ? "macos" : os.startsWith("windows") ? "windows" : os, switch (processor) {
            case "amd64", "x64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> processor;
        });
    }

    /// Whether the operating system is Linux.
    public boolean isLinux() {
        return os.equals("linux");
    }

    /// Such as `linux-x86_64`.
    @Override
    public String toString() {
        return os + "-" + arch;
    }
}
