package dev.telar.conformance.internal.report;

import static dev.telar.conformance.internal.report.MarkdownTest.FAST;
import static dev.telar.conformance.internal.report.MarkdownTest.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.conformance.internal.report.ReportFolder.All;
import dev.telar.conformance.internal.report.RunReport.State;

class ReportFolderTest {

    @TempDir
    private Path folder;

    private static RunReport labelled(String label) {
        return new RunReport(label, "cpu", 1, State.WHOLE, "2026-01-02T03:04:05Z", 1, List.of(), List.of(), List.of(), List.of());
    }

    private All read() throws IOException {
        return JsonMapper.shared().readValue(Files.readString(folder.resolve("conformance-report.json")), All.class);
    }

    @Test
    void parts_endInOneReport() throws IOException {
        new ReportFolder(folder).write(SLOW);
        new ReportFolder(folder).write(FAST);
        assertThat(read().backends()).containsExactly(FAST, SLOW);
        assertThat(Files.readString(folder.resolve("conformance-report.md"))).isEqualTo(Markdown.of(List.of(FAST, SLOW)));
    }

    @Test
    void part_ofTheSameLabel_isReplaced() throws IOException {
        ReportFolder report = new ReportFolder(folder);
        report.write(FAST);
        RunReport again = new RunReport(FAST.label(), "cpu", 1, State.UNFINISHED, "2026-01-03T03:04:05Z", 0, List.of(), List.of(),
                List.of(), List.of());
        report.write(again);
        assertThat(read().backends()).containsExactly(again);
        assertThat(Files.readString(folder.resolve("conformance-report.md")))
                .contains(
                        "| fast (cpu) | cpu | 1 | 0 | 0 | 0 | 0 | **unfinished**: began 2026-01-03T03:04:05Z and has not come to its end |");
    }

    @Test
    void folder_holdsNothingHalfWritten() throws IOException {
        new ReportFolder(folder).write(FAST);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder(".lock",
                            "conformance-report.json", "conformance-report.md",
                            Path.of("parts", "fast+%28cpu%29.json").toString());
        }
    }

    @Test
    void parts_writtenAtTheSameTime_areAllThere() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (var written : IntStream.range(0, 24)
                    .mapToObj(i -> pool.submit(() -> new ReportFolder(folder).write(labelled("b" + i)))).toList()) {
                written.get();
            }
        }
        assertThat(read().backends()).hasSize(24);
    }

    @Test
    void part_thatIsNone_isAnErrorThatNamesTheFile() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("parts"));
        Files.writeString(parts.resolve("old.json"), "{\"label\": 3, ");
        assertThatThrownBy(() -> new ReportFolder(folder).write(FAST)).isInstanceOf(UncheckedIOException.class)
                .hasMessage("the conformance report could not be written to " + folder.toAbsolutePath()).rootCause().isNotNull();
        assertThatThrownBy(() -> new ReportFolder(folder).write(FAST)).cause()
                .hasMessage(parts.resolve("old.json").toAbsolutePath() + " is no part of a conformance report; delete it");
    }

    @Test
    void run_thatHasBegun_isUnfinished() {
        RunReport report = new Recorder("fast (cpu)", new ReferenceBackend()).report(State.UNFINISHED);
        assertThat(report.label()).isEqualTo("fast (cpu)");
        assertThat(report.device()).isEqualTo("cpu");
        assertThat(report.contracts()).isEmpty();
        assertThat(report.time()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }
}
