package dev.telar.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.benchmarks.works.Work;

/// The memory of a long training: what the process holds resident and what the backend says it holds, while the MNIST network takes its steps.
public final class Memory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int ROWS = 10;
    private static final Work WORK = Work.MNIST.withSteps(50);

    private Memory() {}

    /// Trains and prints a row at every tenth of the way.
    ///
    /// @param args the name of the backend, and perhaps the number of steps, by default 10000
    public static void main(String[] args) {
        Backend backend = args.length == 0 ? Backends.current() : Backends.get(args[0]);
        int steps = args.length < 2 ? 10_000 : Integer.parseInt(args[1]);
        System.out.printf(Locale.ROOT, "%-12s%12s%16s%16s%n", "backend", "steps", "resident MB", "live MB");
        try (Contender network = new TelarNetwork(WORK, backend)) {
            int epochs = Math.max(ROWS, steps / WORK.steps());
            for (int epoch = 1; epoch <= epochs; epoch++) {
                double loss = network.epoch();
                if (!Double.isFinite(loss)) {
                    throw new IllegalStateException("the loss became " + loss);
                }
                if (epoch % (epochs / ROWS) == 0) {
                    System.out.printf(Locale.ROOT, "%-12s%12d%16.1f%16.2f%n", backend.name(), epoch * WORK.steps(),
                            residentKilobytes() / 1024.0, backend.liveBytes() / 1024.0 / 1024.0);
                }
            }
        }
        System.exit(0);
    }

    /// What the operating system holds in memory for this process; only Linux tells.
    private static long residentKilobytes() {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("only Linux tells how much memory is resident: " + e.getMessage(), e);
        }
    }
}
