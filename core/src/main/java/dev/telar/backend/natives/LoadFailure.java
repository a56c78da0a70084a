package dev.telar.backend.natives;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

import dev.telar.backend.Availability.Unavailable;

/// Reads what the loader of the system says when a native library does not load.
public final class LoadFailure {

    private static final List<String> DAMAGE = List.of("file too short", "invalid ELF header", "past end of file",
            "cannot read file data",
            "ELF file", "not a mach-o file", "truncated", "not a valid Win32", "bytes instead of");

    /// The JVM names the file, and so does the system's loader.
    private static final Pattern FILE_TWICE = Pattern.compile("^(\\S+): \\1: ");

    private LoadFailure() {}

    /// Reason and remedy.
    ///
    /// @param library its name, for the reason
    /// @param files where its files are, for who must delete or replace damaged ones
    /// @param failure what loading threw
    public static Unavailable explain(String library, String files, Throwable failure) {
        List<Throwable> causes = causes(failure);
        String message = message(causes.getLast());
        return new Unavailable(library + " does not start: " + message, remedy(causes, message, files));
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        boolean isPlain = cause instanceof UnsatisfiedLinkError || cause.getClass() == IOException.class;
        String text = message != null && isPlain ? message : cause.toString();
        String line = text.lines().findFirst().orElse("");
        return FILE_TWICE.matcher(line).replaceFirst("$1: ");
    }

    private static String remedy(List<Throwable> causes, String message, String files) {
        if (causes.stream().anyMatch(IllegalCallerException.class::isInstance)) {
            return "start the JVM with --enable-native-access=ALL-UNNAMED";
        }
        if (message.contains("version `GLIBC") || message.contains("version `CXXABI")) {
            return "use a newer release of the operating system (this one has " + CLibrary.current()
                    + "), or choose another backend";
        }
        if (message.contains("cannot open shared object file")) {
            return "install the library that is named, from the packages of the operating system";
        }
        if (message.contains("noexec") || message.contains("failed to map segment")) {
            return "its files are on a disk from which no programs may run: move them (" + files + ")";
        }
        if (causes.stream().anyMatch(ZipException.class::isInstance) || DAMAGE.stream().anyMatch(message::contains)) {
            return "its files are damaged: delete or replace them (" + files + ")";
        }
        return "choose another backend, such as simd";
    }
}
