package dev.telar.backend.djl;

import java.util.concurrent.locks.StampedLock;

/// Lets calls through until it is closed; closing waits for those inside, since native memory must not go away beneath them.
final class Gate {

    private final StampedLock lock = new StampedLock();
    private volatile boolean closed;

    /// Goes in.
    ///
    /// @return what [#leave] takes
    /// @throws IllegalStateException if the gate is closed
    long enter() {
        long stamp = lock.readLock();
        if (closed) {
            lock.unlockRead(stamp);
            throw new IllegalStateException("backend djl is closed, and its tensors with it");
        }
        return stamp;
    }

    void leave(long stamp) {
        lock.unlockRead(stamp);
    }

    /// Waits until nobody is inside, then lets nobody in any more and runs `last`, if it was open.
    void close(Runnable last) {
        long stamp = lock.writeLock();
        try {
            if (!closed) {
                closed = true;
                last.run();
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    boolean isClosed() {
        return closed;
    }
}
