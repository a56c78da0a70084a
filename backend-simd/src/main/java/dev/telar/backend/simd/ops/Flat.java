package dev.telar.backend.simd.ops;

import dev.telar.backend.simd.threads.Range;

/// Work on elements that lie side by side in all arrays.
final class Flat {

    /// How many elements make it worth while to wake another thread, for functions that memory or the cache bounds.
    static final int LIGHT = 1 << 15;

    /// The same for functions that compute more than they move.
    static final int HEAVY = 1 << 13;

    private Flat() {}

    /// Whether the work stays on this thread: then it can be called as it is, without an object that stands for it.
    static boolean staysHere(Engine engine, int n, int grain) {
        return n < 2 * (long) grain || engine.workers().threads() == 1;
    }

    /// Cuts the elements into one range a thread.
    static void split(Engine engine, int n, int grain, Range range) {
        engine.workers().split(n, grain, range);
    }
}
