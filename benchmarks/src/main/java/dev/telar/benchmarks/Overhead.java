package dev.telar.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.telar.backend.Backends;
import dev.telar.benchmarks.works.Quantiles;
import dev.telar.benchmarks.works.Work;

/// What a training step of Telar costs over the same step written directly against the library beneath, for ND4J and for DJL.
///
/// Both train the same network from the same weights on the same batches, in one process and in turn, an epoch each; the table has the medians of
/// the epochs' steps and their ratio. That both come to the same losses is checked, so that nobody wins by computing something else.
public final class Overhead {

    private static final int WARM_UP = 5;
    private static final double SAME = 1e-3;

    private Overhead() {}

    /// Runs the race.
    ///
    /// @param args the library, `nd4j` or `djl`, and perhaps the number of rounds, by default 15
    public static void main(String[] args) {
        if (args.length == 0 || !List.of("nd4j", "djl").contains(args[0])) {
            System.err.println("Overhead: name the library, nd4j or djl, given " + Arrays.toString(args));
            System.exit(2);
        }
        int rounds = args.length < 2 ? 15 : Integer.parseInt(args[1]);
        System.out.printf(Locale.ROOT, "%-8s%-16s%12s%12s%12s%14s%n", "work", "who", "median µs", "least µs", "most µs",
                "last loss");
        for (Work work : List.of(Work.MNIST.withSteps(50), Work.SMALL.withSteps(500))) {
            race(work, args[0], rounds);
        }
        System.exit(0);
    }

    private static void race(Work work, String library, int rounds) {
        try (Contender telar = new TelarNetwork(work, Backends.get(library));
                Contender direct = library.equals("djl")
                        ? new InOrder("DJL directly", work, new DjlNetwork(work))
                        : new InOrder("ND4J directly", work, new Nd4jNetwork(work))) {
            double[] losses = new double[2];
            double[] mine = new double[rounds];
            double[] theirs = new double[rounds];
            for (int round = -WARM_UP; round < rounds; round++) {
                double own = microseconds(telar, work, losses, 0);
                double other = microseconds(direct, work, losses, 1);
                if (round >= 0) {
                    mine[round] = own;
                    theirs[round] = other;
                }
            }
            print(work, telar, mine, losses[0]);
            print(work, direct, theirs, losses[1]);
            System.out.printf(Locale.ROOT, "%-8sratio %.2f%n", work.name(), Quantiles.median(mine) / Quantiles.median(theirs));
            if (!(Math.abs(losses[0] - losses[1]) <= SAME * losses[1])) {
                throw new IllegalStateException("the losses differ: " + losses[0] + " and " + losses[1]);
            }
        }
    }

    private static double microseconds(Contender contender, Work work, double[] losses, int index) {
        long start = System.nanoTime();
        losses[index] = contender.epoch();
        return (System.nanoTime() - start) / 1e3 / work.steps();
    }

    private static void print(Work work, Contender contender, double[] times, double loss) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-8s%-16s%12.1f%12.1f%12.1f%14.6f%n", work.name(), contender.name(),
                Quantiles.median(times),
                sorted[0],
                sorted[sorted.length - 1], loss);
    }
}
