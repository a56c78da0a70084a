package dev.telar.conformance.internal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder in which runs of several backends, one after the other or at once, in one JVM or several, end in one report.
///
/// Each run writes its own part, `parts/LABEL.json`, in place of an older one of the same label, and then makes `conformance-report.json` and
/// `conformance-report.md` of all parts. Files are written beside their place and moved there, so that they are whole or not there;
/// a lock on the folder keeps two runs from making the report at the same time.
public final class ReportFolder {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// A lock on a file holds for the JVM as a whole.
    private static final Object WITHIN_THIS_JVM = new Object();

    private final Path folder;

    /// A folder, which need not be there yet.
    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    /// All that is known.
    ///
    /// @param backends the parts, by label
    public record All(List<RunReport> backends) {}

    /// Writes a part, and the report with it.
    public void write(RunReport part) {
        synchronized (WITHIN_THIS_JVM) {
            try {
                Files.createDirectories(folder.resolve("parts"));
                try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    put(folder.resolve("parts").resolve(fileName(part.label())), JSON.writeValueAsString(part));
                    List<RunReport> parts = parts();
                    put(folder.resolve("conformance-report.json"), JSON.writeValueAsString(new All(parts)));
                    put(folder.resolve("conformance-report.md"), Markdown.of(parts));
                    assert lock.isValid();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the conformance report could not be written to " + folder.toAbsolutePath(), e);
            }
        }
    }

    /// Two labels never share a file.
    private static String fileName(String label) {
        return URLEncoder.encode(label, StandardCharsets.UTF_8) + ".json";
    }

    private static void put(Path file, String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<RunReport> parts() throws IOException {
        List<RunReport> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("parts"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
                parts.add(part(file));
            }
        }
        parts.sort(Comparator.comparing(RunReport::label));
        return parts;
    }

    private static RunReport part(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file), RunReport.class);
        } catch (JacksonException e) {
            throw new IOException(file.toAbsolutePath() + " is no part of a conformance report; delete it", e);
        }
    }
}
