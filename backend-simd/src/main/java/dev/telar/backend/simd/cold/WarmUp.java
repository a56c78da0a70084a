package dev.telar.backend.simd.cold;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private static final int ENOUGH_CALLS = 400;

    /// How much longer than a call the thread then rests.
    private static final int REST = 4;

    private static final long LONGEST_REST = 5_000_000;

    /// How long the plain loops of a product are called ahead of the program, which is most often enough for C2.
    private static final long HEAD_START = 20_000_000;

    /// How long the thread then leaves the processors to the program's first step.
    private static final long PAUSE = 300_000_000;

    /// Calls after which the JIT has counted which sides of a branch are taken.
    private static final int ROUNDS_BOTH_WAYS = 1000;

    private final Supplier<Kernels> maker;
    private final Object loading = new Object();
    private volatile @Nullable Kernels vectors;
    /// The kernels as the program calls them, but each always by its twin.
    private final Kernels byTwins;
    /// The same, each always on vectors.
    private final Kernels byVectors;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean running;
    private volatile boolean closed;

    /// @param maker makes the kernels on vectors
    WarmUp(Supplier<Kernels> maker, Kernels twins) {
        this.maker = maker;
        this.byTwins = new ColdKernels(this, twins, (function, kind) -> Turn.ofTwin(function, kind, this));
        this.byVectors = new ColdKernels(this, twins, (function, kind) -> Turn.ofVectors(function, kind, this));
    }

    /// A turn that begins with the plain loop and counts its work.
    Turn turn(Function function, int kind) {
        return new Turn(function, kind, this);
    }

    /// The kernels on vectors; waits until they are loaded.
    Kernels vectors() {
        Kernels known = vectors;
        return known == null ? loaded() : known;
    }

    private Kernels loaded() {
        synchronized (loading) {
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
        notifyAll();
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
        Turn product = turn(Function.PRODUCT, 0);
        long end = System.nanoTime() + HEAD_START;
        while (!closed && System.nanoTime() < end) {
            trial.run(product, byTwins);
        }
        pause();
        bothWays(trial);
        run(trial);
    }

    /// Leaves the processors to the program's first step, until a function is wanted.
    private synchronized void pause() {
        long end = System.nanoTime() + PAUSE;
        for (long left = PAUSE; left > 0 && turns.isEmpty() && !closed; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Calls each function both ways on next to nothing.
    private void bothWays(Trial trial) {
        for (int round = 0; round < ROUNDS_BOTH_WAYS; round++) {
            for (Function function : Function.values()) {
                if (closed) {
                    return;
                }
                trial.touch(function, byTwins);
                trial.touch(function, byVectors);
            }
        }
    }

    private void run() {
        run(new Trial());
    }

    /// Functions take turns, so that one is called while C2 compiles another.
    private void run(Trial trial) {
        List<Attempt> attempts = new ArrayList<>();
        while (next(attempts)) {
            long busy = System.nanoTime();
            boolean rest = true;
            for (Attempt attempt : attempts) {
                if (closed) {
                    return;
                }
                attempt.call(trial);
                rest &= attempt.calls > ENOUGH_CALLS;
            }
            attempts.removeIf(Attempt::isDone);
            if (rest) {
                LockSupport.parkNanos(Math.min(REST * (System.nanoTime() - busy), LONGEST_REST));
            }
        }
    }

    /// Takes up what is wanted. The thread ends where nothing is left.
    private synchronized boolean next(List<Attempt> attempts) {
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            attempts.add(new Attempt(turn));
        }
        running = !closed && !attempts.isEmpty();
        return running;
    }

    /// A function that is warmed up.
    private final class Attempt {

        private final Turn turn;
        private long twin = Long.MAX_VALUE;
        private int fast;
        private int calls;

        Attempt(Turn turn) {
            this.turn = turn;
        }

        void call(Trial trial) {
            twin = Math.min(twin, trial.run(turn, byTwins));
            long time = trial.run(turn, byVectors);
            fast = time <= FAST * twin ? fast + 1 : 0;
            calls++;
        }

        /// Whether it is fast now; then vectors take over.
        boolean isDone() {
            boolean done = fast >= FAST_CALLS || calls >= MOST_CALLS;
            if (done) {
                turn.givesWay();
            }
            return done;
        }
    }

    /// Ends the thread and waits for it.
    void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            notifyAll();
            last = thread;
        }
        if (last != null) {
            Ending.await(last);
        }
    }
}
