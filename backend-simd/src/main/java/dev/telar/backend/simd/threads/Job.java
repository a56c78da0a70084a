package dev.telar.backend.simd.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/// The parts of one call of [Workers#run]: whoever has time takes the next one. A thread uses its job again for its next call, so that a call
/// allocates nothing.
///
/// How many parts there are and which is the next one are one number, read and counted up in one step. So a worker that comes late, when the job already
/// serves another call, finds either no part or one of that call.
final class Job {

    private static final int NEXT = 32;

    private final Thread caller = Thread.currentThread();
    /// The next part above, the number of parts below.
    private final AtomicLong state = new AtomicLong();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    /// Written before the state and read after it; null between two calls, so that the job keeps nothing alive.
    private @Nullable Part part;
    /// In place of a part: a range of which each part is a piece.
    private @Nullable Range range;
    private int count;

    /// Whether a call is under way: a part that itself calls [Workers#run] needs a job of its own.
    boolean busy() {
        return part != null || range != null;
    }

    /// Lets work begin.
    void begin(Part work, int parts) {
        part = work;
        left.set(parts);
        state.set(parts);
    }

    /// Lets work on pieces of 0 … `elements` − 1 begin.
    void begin(Range work, int elements, int parts) {
        range = work;
        count = elements;
        left.set(parts);
        state.set(parts);
    }

    private void run(int index, int parts) {
        Part work = part;
        Range pieces = range;
        if (work != null) {
            work.run(index);
        } else if (pieces != null) {
            pieces.run(border(count, parts, index), border(count, parts, index + 1));
        }
    }

    private static int border(int count, int parts, int index) {
        return (int) ((long) count * index / parts);
    }

    /// Does parts until none is left to begin. A part that fails does not keep the others from being done.
    void work() {
        for (long now = take(); now >>> NEXT < (int) now; now = take()) {
            try {
                run((int) (now >>> NEXT), (int) now);
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
            if (left.decrementAndGet() == 0 && Thread.currentThread() != caller) {
                LockSupport.unpark(caller);
            }
        }
    }

    private long take() {
        long now = state.get();
        return now >>> NEXT < (int) now ? state.getAndAdd(1L << NEXT) : now;
    }

    /// Waits until every part is done, and throws what the first failed part threw.
    void await(int spins) {
        for (int i = 0; left.get() != 0 && i < spins; i++) {
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        while (left.get() != 0) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
        part = null;
        range = null;
        Throwable thrown = failure.get();
        if (thrown != null) {
            failure.set(null);
            rethrow(thrown);
        }
    }

    private static void rethrow(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
