package dev.telar.backend.simd.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/// The parts of one call of [Workers#run]: whoever has time takes the next one.
final class Job {

    private final Part part;
    private final int parts;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Job(Part part, int parts) {
        this.part = part;
        this.parts = parts;
        this.left = new AtomicInteger(parts);
    }

    /// Does parts until none is left to begin. A part that fails does not keep the others from being done.
    void work() {
        for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
            try {
                part.run(i);
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
            if (left.decrementAndGet() == 0 && Thread.currentThread() != caller) {
                LockSupport.unpark(caller);
            }
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
        switch (failure.get()) {
            case null -> {
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
