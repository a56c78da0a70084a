package dev.telar.backend.simd.cold;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.threads.Ending;

/// Makes kernels on vectors fast by calling them on a thread of its own, which ends when there is nothing more to do.
final class WarmUp {

    /// Calls that in turn have to be fast.
    private static final int FAST_CALLS = 4;

    /// How much slower than its twin a compiled kernel may be on small arrays, where the call counts; one that is not compiled is ten to a hundred times
    /// slower.
    private static final int FAST = 4;

    /// Calls after which vectors take over in any case.
    private static final int MOST_CALLS = 5_000;

    /// Calls after which C2 knows what to do, and only needs a processor for it.
    private static final int ENOUGH_CALLS = 100;

    /// How much longer than a call the thread then rests.
    private static final int REST = 4;

    private static final long LONGEST_REST = 5_000_000;

    private final Kernels vectors;
    private final Kernels twins;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean running;
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
        if (!running) {
            Thread started = new Thread(this::run, "telar-simd-warm-up");
            started.setDaemon(true);
            started.start();
            thread = started;
            running = true;
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
        running = turn != null;
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
            long time = trial.run(turn, vectors);
            fast = time <= FAST * twin ? fast + 1 : 0;
            if (fast == 0 && calls >= ENOUGH_CALLS) {
                LockSupport.parkNanos(Math.min(REST * time, LONGEST_REST));
            }
        }
        turn.givesWay();
    }

    /// Ends the thread and waits for it.
    void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = thread;
        }
        if (last != null) {
            Ending.await(last);
        }
    }
}
