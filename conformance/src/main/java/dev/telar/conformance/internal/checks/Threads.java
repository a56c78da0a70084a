package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several threads at once.
final class Threads {

    private Threads() {}

    /// What one of the threads does.
    @FunctionalInterface
    interface Work {

        /// @param thread its number, from 0
        void run(int thread) throws Exception;
    }

    /// Starts all threads at the same moment, and waits for them. What one of them throws is thrown.
    static void all(int count, Work work) {
        CyclicBarrier start = new CyclicBarrier(count);
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                futures.add(pool.submit(() -> {
                    start.await();
                    work.run(thread);
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("on one of " + count + " threads: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
