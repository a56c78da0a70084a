package dev.telar.backend.simd.cold;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

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

    /// How long the plain loops of a product are called ahead of the program, which is most often enough for C2.
    private static final long HEAD_START = 20_000_000;

    private final Supplier<Kernels> maker;
    private volatile @Nullable Kernels vectors;
    private final Kernels twins;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean running;
    private volatile boolean closed;

    /// @param maker makes the kernels on vectors
    WarmUp(Supplier<Kernels> maker, Kernels twins) {
        this.maker = maker;
        this.twins = twins;
    }

    /// The kernels on vectors; waits until they are loaded.
    Kernels vectors() {
        Kernels known = vectors;
        return known == null ? loaded() : known;
    }

    private Kernels loaded() {
        synchronized (maker) {
            Kernels known = vectors;
            if (known == null) {
                known = maker.get();
                vectors = known;
            }
            return known;
        }
    }

    /// Loads the kernels on vectors and warms up the plain loops of a product.
    synchronized void begin() {
        start(this::headStart);
    }

    /// Warms up a function soon.
    synchronized void add(Turn turn) {
        if (closed) {
            return;
        }
        turns.add(turn);
        if (!running) {
            start(this::run);
        }
    }

    private void start(Runnable work) {
        Thread started = new Thread(work, "telar-simd-warm-up");
        started.setDaemon(true);
        started.start();
        thread = started;
        running = true;
    }

    private void headStart() {
        vectors();
        Trial trial = new Trial();
        Turn product = new Turn(Function.PRODUCT, 0, this);
        long end = System.nanoTime() + HEAD_START;
        while (!closed && System.nanoTime() < end) {
            trial.run(product, twins);
        }
        run(trial);
    }

    private void run() {
        run(new Trial());
    }

    private void run(Trial trial) {
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
            long time = trial.run(turn, vectors());
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
