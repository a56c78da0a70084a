package dev.telar.backend.simd.cold;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.simd.kernels.Kernels;

/// Makes kernels on vectors fast by calling them on a thread of its own, which ends when there is nothing more to do.
final class WarmUp {

    /// Calls that in turn have to be fast.
    private static final int FAST_CALLS = 16;

    /// As fast as the twin, or nearly, since some loops the JIT turns into vectors by itself. On small arrays the call counts.
    private static final double FAST = 1.5;

    /// Calls after which vectors take over in any case.
    private static final int MOST_CALLS = 50_000;

    private final Kernels vectors;
    private final Kernels twins;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private @Nullable Thread thread;
    private volatile boolean closed;

    WarmUp(Kernels vectors, Kernels twins) {
        this.vectors = vectors;
        this.twins = twins;
    }

    /// Warms up a function soon.
    synchronized void add(Turn turn) {
        if (closed) {
            return;
        }
        turns.add(turn);
        if (thread == null) {
            Thread started = new Thread(this::run, "telar-simd-warm-up");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
    }

    private void run() {
        Trial trial = new Trial();
        for (Turn turn = next(); turn != null; turn = next()) {
            warm(turn, trial);
        }
    }

    private synchronized @Nullable Turn next() {
        Turn turn = closed ? null : turns.poll();
        if (turn == null) {
            thread = null;
        }
        return turn;
    }

    private void warm(Turn turn, Trial trial) {
        long twin = Long.MAX_VALUE;
        int fast = 0;
        for (int calls = 0; fast < FAST_CALLS && calls < MOST_CALLS; calls++) {
            if (closed) {
                return;
            }
            twin = Math.min(twin, trial.run(turn, twins));
            fast = trial.run(turn, vectors) <= FAST * twin ? fast + 1 : 0;
        }
        turn.givesWay();
    }

    /// Ends the thread and waits for it.
    void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running != null) {
            join(running);
        }
    }

    private static void join(Thread running) {
        boolean interrupted = false;
        while (true) {
            try {
                running.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
