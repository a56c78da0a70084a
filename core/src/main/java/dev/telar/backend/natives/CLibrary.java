package dev.telar.backend.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The C library that this JVM runs on. It is read from the file that the process has mapped, so nothing is called or loaded, and the
/// JVM needs no `--enable-native-access`.
///
/// @param name `glibc`, `musl`, or `unknown` (other systems than Linux, or a file that cannot be read)
/// @param major the first number of its version, 0 where unknown
/// @param minor the second
public record CLibrary(String name, int major, int minor) {

    private static final CLibrary UNKNOWN = new CLibrary("unknown", 0, 0);
    private static final Pattern MAPPED = Pattern.compile("/.*/(libc\\.so\\.6|libc-2\\.\\d+\\.so|(?:ld-musl-|libc\\.musl-).*)");
    private static final Pattern BANNER = Pattern.compile("GNU C Library [^\\n]*? version (\\d{1,4})\\.(\\d{1,4})");

    private static final class Holder {

        private static final CLibrary CURRENT = mappedIn(Path.of("/proc/self/maps"));
    }

    /// That of this JVM.
    public static CLibrary current() {
        return Holder.CURRENT;
    }

    static CLibrary mappedIn(Path maps) {
        try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
            Optional<Matcher> mapped = lines.map(MAPPED::matcher).filter(Matcher::find).findFirst();
            if (mapped.isEmpty()) {
                return UNKNOWN;
            }
            return mapped.get().group(1).contains("musl") ? new CLibrary("musl", 0, 0) : glibc(Path.of(mapped.get().group()));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static CLibrary glibc(Path file) throws IOException {
        Matcher banner = BANNER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        return banner.find()
                ? new CLibrary("glibc", Integer.parseInt(banner.group(1)), Integer.parseInt(banner.group(2)))
                : UNKNOWN;
    }

    /// Whether libraries that were linked to the given version of glibc load here; true also where that is not known.
    public boolean runsGlibc(int neededMajor, int neededMinor) {
        return switch (name) {
            case "glibc" -> major > neededMajor || major == neededMajor && minor >= neededMinor;
            case "musl" -> false;
            default -> true;
        };
    }

    /// Such as `glibc 2.36`.
    @Override
    public String toString() {
        return major == 0 ? name : name + " " + major + "." + minor;
    }
}
