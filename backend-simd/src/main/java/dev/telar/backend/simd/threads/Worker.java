package dev.telar.backend.simd.threads;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/// One worker thread: takes the job that lies in its slot, works on it, and waits for the next.
final class Worker implements Runnable {

    private final AtomicReference<@Nullable Job> slot = new AtomicReference<>();
    private final int number;
    private final int spins;
    private final Thread thread;
    private volatile boolean parked;
    private volatile boolean stopped;

    /// @param number which worker it is, from 1: the caller of a job is its thread 0
    Worker(int number, int spins) {
        this.number = number;
        this.spins = spins;
        this.thread = Thread.ofPlatform().daemon().name("telar-simd-" + number).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /// Offers a job; a worker that is busy declines.
    boolean offer(Job job) {
        if (!slot.compareAndSet(null, job)) {
            return false;
        }
        if (parked) {
            LockSupport.unpark(thread);
        }
        return true;
    }

    @Override
    public void run() {
        while (!stopped) {
            Job job = await();
            if (job != null) {
                job.work(number);
                slot.set(null);
            }
        }
    }

    private @Nullable Job await() {
        for (int i = 0; i < spins; i++) {
            Job job = slot.get();
            if (job != null) {
                return job;
            }
            Thread.onSpinWait();
        }
        parked = true;
        while (slot.get() == null && !stopped) {
            LockSupport.park(this);
        }
        parked = false;
        return slot.get();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /// Waits until the thread has ended.
    void join() {
        Ending.await(thread);
    }
}
