package dev.telar.benchmarks.race;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.simd.SimdProvider;
import dev.telar.benchmarks.works.Line;
import dev.telar.benchmarks.works.Measuring;
import dev.telar.datasets.Mnist;
import dev.telar.tensor.Tensor;

/// Starts contenders, each in a process of its own, and reads what they report.
public final class Child implements Race.Starter {

    private static final long MINUTES = 20;
    private static final String FIRST_STEP = "W7 start to first step";

    private final Path peers;
    private final Path logs;

    /// Starts contenders.
    ///
    /// @param peers the folder with the modules of the peers
    /// @param logs the folder for what they write to standard error
    public Child(Path peers, Path logs) {
        this.peers = peers;
        this.logs = logs;
    }

    @Override
    public Outcome run(Entrant entrant, Discipline discipline, Setting setting) {
        try {
            String classPath = classPath(entrant);
            return classPath == null
                    ? Outcome.failed("not built; Maven builds the peers with -Ppeers")
                    : run(command(entrant, discipline, setting, classPath), entrant, discipline, setting);
        } catch (IOException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> command(Entrant entrant, Discipline discipline, Setting setting, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(entrant.options(discipline, setting));
        command.addAll(List.of("-cp", classPath, entrant.mainClass(), discipline.name()));
        if (setting.brief()) {
            command.add("brief");
        }
        return command;
    }

    private @Nullable String classPath(Entrant entrant) throws IOException {
        if (entrant.isLean()) {
            return Stream.of(Child.class, Measuring.class, Tensor.class, SimdProvider.class, Mnist.class).map(Child::location)
                    .distinct()
                    .collect(Collectors.joining(File.pathSeparator));
        }
        String folder = entrant.folder();
        if (folder == null) {
            return System.getProperty("java.class.path");
        }
        Path target = peers.resolve(folder).resolve("target");
        Path file = target.resolve("class-path");
        return Files.exists(file) && Files.exists(target.resolve("classes"))
                ? target.resolve("classes") + File.pathSeparator + Files.readString(file).strip()
                : null;
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome run(List<String> command, Entrant entrant, Discipline discipline, Setting setting) throws IOException {
        Files.createDirectories(logs);
        File log = logs.resolve(entrant.id() + "-" + discipline + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log);
        builder.environment().putAll(entrant.environment(discipline, setting));
        long start = System.nanoTime();
        Process process = builder.start();
        Thread guard = Thread.ofVirtual().start(() -> endLateOnes(process));
        Outcome outcome = read(process, start);
        try {
            int code = process.waitFor();
            return code == 0 && !outcome.values().isEmpty() ? outcome : Outcome.failed(reason(code, outcome, log.toPath()));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return Outcome.failed("interrupted");
        } finally {
            guard.interrupt();
        }
    }

    private static void endLateOnes(Process process) {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Outcome read(Process process, long start) throws IOException {
        List<Line.Value> values = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Optional<Line> line = Line.parse(text);
                if (line.isPresent()) {
                    switch (line.get()) {
                        case Line.Value value -> values.add(value);
                        case Line.Note note -> notes.add(note.text());
                        case Line.FirstStep _ -> values.add(new Line.Value(FIRST_STEP, (System.nanoTime() - start) / 1e9, "s"));
                    }
                }
            }
        }
        return new Outcome(values, notes, null);
    }

    /// The last thing that tells why.
    private static String reason(int code, Outcome outcome, Path log) throws IOException {
        List<String> causes = Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("Exception") || line.startsWith("Caused by") || line.startsWith("Error"))
                .toList();
        if (!causes.isEmpty()) {
            return causes.getLast();
        }
        return code == 0 && !outcome.notes().isEmpty() ? outcome.notes().getLast() : "exit code " + code + ", see " + log;
    }
}
