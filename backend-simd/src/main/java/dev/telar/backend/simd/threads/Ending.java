package dev.telar.backend.simd.threads;

/// The end of a thread of the backend's own.
public final class Ending {

    private Ending() {}

    /// Waits until a thread has ended; an interrupt does not end the waiting, and is kept.
    public static void await(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
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
