package dev.telar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

import dev.telar.backend.Threads;
import dev.telar.benchmarks.works.Line;
import jdk.incubator.vector.FloatVector;

/// What the machine can do at most, measured by the same means as all else here: multiplications and additions a second, and bytes a second from
/// and to memory, by as many threads as `telar.threads` says.
public final class Machine {

    private static final int REPEAT = 9;
    private static final double GIGA = 1e9;

    private Machine() {}

    /// Measures and reports.
    ///
    /// @param args `W3` for what products are held against, `W8` for memory
    public static void main(String[] args) throws InterruptedException {
        int threads = Threads.configured("simd").orElse(Runtime.getRuntime().availableProcessors());
        if (args[0].equals("W3")) {
            value("FMA peak", best(threads, thread -> new MultiplyAdd()), "GFLOP/s");
        } else {
            for (Traffic.Kind kind : Traffic.Kind.values()) {
                memory(kind, "beyond the caches", Traffic.BEYOND_CACHES, threads);
                memory(kind, "4 MiB an array", Traffic.MATRIX, threads);
            }
        }
        System.out.println(
                new Line.Note("vectors of " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits, threads: " + threads));
        System.out.flush();
    }

    private static void memory(Traffic.Kind kind, String where, int numbers, int threads) throws InterruptedException {
        value("memory " + kind.label() + ", " + where, best(threads, thread -> new Traffic(kind, numbers / threads)), "GB/s");
    }

    private static void value(String measure, double value, String unit) {
        System.out.println(new Line.Value("machine, " + measure, value, unit));
        System.out.flush();
    }

    /// The sum over the threads, the best of some trials: what disturbs makes it less only.
    private static double best(int threads, IntFunction<IntToDoubleFunction> body) throws InterruptedException {
        List<IntToDoubleFunction> bodies = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            bodies.add(body.apply(thread));
        }
        double best = 0;
        for (int trial = 0; trial < REPEAT; trial++) {
            best = Math.max(best, together(bodies));
        }
        return best / GIGA;
    }

    private static double together(List<IntToDoubleFunction> bodies) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(bodies.size());
        double[] rates = new double[bodies.size()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            int index = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                rates[index] = bodies.get(index).applyAsDouble(index);
            }));
        }
        double sum = 0;
        for (int i = 0; i < rates.length; i++) {
            threads.get(i).join();
            sum += rates[i];
        }
        return sum;
    }
}
