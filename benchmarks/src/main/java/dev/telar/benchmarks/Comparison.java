package dev.telar.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.telar.backend.Availability;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Backends;

/// What users choose a backend by: the time from the start of the process to the first finished step of the main job, and the time of an epoch. Each
/// backend runs in a process of its own with the options of this one, one after the other.
public final class Comparison {

    private static final String FIRST = "first step";

    private Comparison() {}

    /// Prints the table.
    ///
    /// @param args the number of epochs, by default 3, then the names of backends, by default all that are available
    public static void main(String[] args) throws IOException, InterruptedException {
        String epochs = args.length == 0 ? "3" : args[0];
        List<String> names = args.length < 2
                ? Backends.providers().stream().filter(provider -> provider.availability() instanceof Availability.Available)
                        .map(BackendProvider::name).toList()
                : List.of(args).subList(1, args.length);
        System.out.printf(Locale.ROOT, "%-12s%16s%14s%14s%n", "backend", "first step, s", "s an epoch", "accuracy");
        for (String name : names) {
            run(name, epochs);
        }
    }

    private static void run(String name, String epochs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Run.class.getName(), name, epochs));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = process.inputReader()) {
            double first = FIRST.equals(lines.readLine())
                    ? (System.nanoTime() - start) / 1e9
                    : Double.NaN;
            System.out.printf(Locale.ROOT, "%-12s%16.2f%s%n", name, first, lines.readLine());
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the run on " + name + " failed with exit code " + process.exitValue());
        }
    }

    /// The child process.
    public static final class Run {

        private Run() {}

        /// Trains, and says when the first step is done.
        ///
        /// @param args the backend and the number of epochs
        public static void main(String[] args) {
            MainJob.Seen seen = MainJob.run(Backends.get(args[0]), Integer.parseInt(args[1]), 1, () -> System.out.println(FIRST));
            System.out.printf(Locale.ROOT, "%14.2f%14.4f%n", seen.secondsAnEpoch(), seen.accuracy());
            System.exit(0);
        }
    }
}
