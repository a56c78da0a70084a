package dev.telar.backend.simd.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/// The parts of one call of [Workers#run]. A thread begins with the parts that are its own, the same ones in each call of as many parts, and then takes those
/// that nobody has begun. A caller uses its job again for its next call, so that a call allocates nothing.
///
/// Own parts keep what they work on in the cache of one core: a step's operations cut their results alike, so that who wrote a part of a matrix reads it. What
/// another core wrote last costs some hundred nanoseconds a cache line.
///
/// Whether a part has been begun is one number for each, all "begun" between calls. So a worker that comes late, when the job already serves another call, finds
/// either no part or one of that call.
final class Job {

    private static final int BEGUN = 0;
    private static final int OPEN = 1;

    private final Thread caller = Thread.currentThread();
    private final int threads;
    /// What has become of each part; there may be more than the call has.
    private volatile AtomicIntegerArray states;
    private volatile int parts;
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    /// Written before the states and read after them; null between two calls, so that the job keeps nothing alive.
    private @Nullable Part part;
    /// In place of a part: a range of which each part is a piece.
    private @Nullable Range range;
    private int count;

    /// @param threads how many threads share the parts
    Job(int threads) {
        this.threads = threads;
        this.states = new AtomicIntegerArray(threads);
    }

    /// Whether a call is under way: a part that itself calls [Workers#run] needs a job of its own.
    boolean busy() {
        return part != null || range != null;
    }

    /// Lets work begin.
    void begin(Part work, int number) {
        part = work;
        open(number);
    }

    /// Lets work on pieces of 0 … `elements` − 1 begin.
    void begin(Range work, int elements, int number) {
        range = work;
        count = elements;
        open(number);
    }

    private void open(int number) {
        left.set(number);
        parts = number;
        if (states.length() < number) {
            states = new AtomicIntegerArray(number);
        }
        AtomicIntegerArray all = states;
        for (int i = 0; i < number; i++) {
            all.set(i, OPEN);
        }
    }

    private void run(int index) {
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
    ///
    /// @param thread whose parts come first, from 0
    void work(int thread) {
        AtomicIntegerArray all = states;
        int size = all.length();
        int first = Math.min(parts <= threads ? thread : border(parts, threads, thread), size - 1);
        for (int i = 0; i < size; i++) {
            int index = first + i < size ? first + i : first + i - size;
            if (all.get(index) == OPEN && all.compareAndSet(index, OPEN, BEGUN)) {
                finish(index);
            }
        }
    }

    private void finish(int index) {
        try {
            run(index);
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
        if (left.decrementAndGet() == 0 && Thread.currentThread() != caller) {
            LockSupport.unpark(caller);
        }
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
