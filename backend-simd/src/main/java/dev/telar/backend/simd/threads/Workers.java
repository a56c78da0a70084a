package dev.telar.backend.simd.threads;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Threads;

/// The threads that large operations are split over.
///
/// **What.** The caller cuts its work into independent parts and takes part itself; up to `threads − 1` daemon threads help. Each part
/// writes its own elements of the result, so that the bits do not depend on who does what, or when.
///
/// **Why so.** A layer's product takes some hundred microseconds, so handing it over has to take few: a worker watches its slot for about
/// [#SPINS] turns before it sleeps, and the caller does not wait for a worker that did not wake in time, since it takes the parts itself. Several callers
/// may call at once: a worker serves one at a time, and who finds no free worker does its work alone.
///
/// **Cost.** About 1 µs where the workers are awake, 5 to 50 where they sleep. No thread is started before the first work that is large enough.
public final class Workers implements AutoCloseable {

    /// Turns that a thread spins before it sleeps, some 0.2 to 0.6 ms: a training step has serial stretches of 0.1 ms, such as gathering the next batch, and a
    /// worker that sleeps through them comes late to the product behind. MNIST's network gained 11 % over 1,000 turns.
    private static final int SPINS = 12_000;

    private final int threads;
    private final ThreadLocal<Job> jobs;
    private volatile Worker @Nullable [] workers;
    private boolean closed;

    /// @param threads how many threads take part, the caller included; 1 or more
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, given " + threads);
        }
        this.threads = threads;
        this.jobs = ThreadLocal.withInitial(() -> new Job(threads));
    }

    /// As many as the property [Threads#PROPERTY] says, or else as many as the machine has processors.
    ///
    /// @throws dev.telar.error.BackendException if the property is no number of 1 or more
    public static Workers configured() {
        return new Workers(Threads.configured("simd").orElseGet(Runtime.getRuntime()::availableProcessors));
    }

    /// How many threads take part, the caller included.
    public int threads() {
        return threads;
    }

    /// Does all parts, on this thread and others, and returns when they are done. What a part throws is thrown here.
    public void run(int parts, Part part) {
        if (parts <= 1 || threads == 1) {
            for (int i = 0; i < parts; i++) {
                part.run(i);
            }
            return;
        }
        Job job = job();
        job.begin(part, parts);
        work(job, parts);
    }

    private Job job() {
        Job own = jobs.get();
        return own.busy() ? new Job(threads) : own;
    }

    private void work(Job job, int parts) {
        int wanted = Math.min(threads, parts) - 1;
        for (Worker worker : started()) {
            if (wanted == 0) {
                break;
            }
            if (worker.offer(job)) {
                wanted--;
            }
        }
        job.work(0);
        job.await(SPINS);
    }

    /// Cuts `0 … count − 1` into one range a thread and works on them, on this thread alone where each would have fewer than `grain`.
    ///
    /// @param count how many elements or rows
    /// @param grain how many make it worth while to wake another thread, 1 or more
    /// @param range the work
    public void split(int count, int grain, Range range) {
        int parts = (int) Math.min(threads, (long) count / grain);
        if (parts <= 1) {
            if (count > 0) {
                range.run(0, count);
            }
            return;
        }
        Job job = job();
        job.begin(range, count, parts);
        work(job, parts);
    }

    private Worker[] started() {
        Worker[] all = workers;
        return all == null ? start() : all;
    }

    private synchronized Worker[] start() {
        Worker[] running = workers;
        if (running != null) {
            return running;
        }
        List<Worker> made = new ArrayList<>();
        for (int i = 1; i < threads && !closed; i++) {
            Worker worker = new Worker(i, SPINS);
            worker.start();
            made.add(worker);
        }
        Worker[] all = made.toArray(Worker[]::new);
        workers = all;
        return all;
    }

    /// Ends the threads and waits for them. Work that comes later runs on its caller's thread alone.
    @Override
    public synchronized void close() {
        closed = true;
        Worker[] running = workers;
        workers = new Worker[0];
        if (running != null) {
            for (Worker worker : running) {
                worker.stop();
            }
            for (Worker worker : running) {
                worker.join();
            }
        }
    }
}
