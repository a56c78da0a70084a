package dev.telar.backend.natives;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/// Lets operations through until it is closed. Closing waits for those inside, since native memory must not go away beneath them.
///
/// {@snippet :
/// int place = gate.enter();
/// try {
///     run(operation);
/// } finally {
///     gate.leave(place);
/// }
/// }
///
/// Those inside are counted in several cache lines, chosen by thread, so that threads seldom wait for each other's line: entering and
/// leaving cost one atomic addition each. Entering counts first and looks whether the gate is closed then; closing shuts it first and
/// counts then: one of the two sees the other.
public final class Gate {

    private static final int LINES = 16;
    private static final int INTS_PER_LINE = 32;
    private static final long PAUSE_NANOS = 20_000;

    private final String backend;
    private final AtomicIntegerArray inside = new AtomicIntegerArray((LINES + 1) * INTS_PER_LINE);
    private volatile boolean closed;

    /// @param backend the name of the backend, for messages
    public Gate(String backend) {
        this.backend = backend;
    }

    /// Goes in.
    ///
    /// @return what [#leave] takes
    /// @throws IllegalStateException if the gate is closed
    public int enter() {
        int place = (1 + (int) (Thread.currentThread().threadId() & LINES - 1)) * INTS_PER_LINE;
        inside.getAndIncrement(place);
        if (closed) {
            leave(place);
            throw new IllegalStateException("backend " + backend + " is closed, and its tensors with it");
        }
        return place;
    }

    /// Goes out.
    ///
    /// @param place what [#enter] returned
    public void leave(int place) {
        inside.getAndDecrement(place);
    }

    /// Lets nobody in any more, waits until nobody is inside, then runs `last`, if it was open. Not to be called from inside.
    public synchronized void close(Runnable last) {
        if (!closed) {
            closed = true;
            while (!isEmpty()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            last.run();
        }
    }

    private boolean isEmpty() {
        for (int line = 1; line <= LINES; line++) {
            if (inside.get(line * INTS_PER_LINE) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether [#close] has been called.
    public boolean isClosed() {
        return closed;
    }
}
