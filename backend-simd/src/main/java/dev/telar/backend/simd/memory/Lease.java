package dev.telar.backend.simd.memory;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

/// What the pool remembers of a buffer that it handed out: how many bytes count as live, and by its queue whether the garbage collector
/// took the buffer, whose tensors nobody released.
final class Lease extends WeakReference<Buffer> {

    @Nullable
    Lease previous;
    @Nullable
    Lease next;
    volatile long bytes;

    Lease(Buffer buffer, ReferenceQueue<Buffer> collected) {
        super(buffer, collected);
    }
}
