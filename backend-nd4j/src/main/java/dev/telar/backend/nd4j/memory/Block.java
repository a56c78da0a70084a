package dev.telar.backend.nd4j.memory;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

import org.bytedeco.javacpp.Pointer;

/// A piece of native memory with the number of storages that lie in it.
public final class Block {

    /// A line of the cache, and the width of the widest vectors.
    private static final int ALIGNMENT = 64;

    private final Pointer raw;
    private final MemorySegment segment;
    private final AtomicInteger holders = new AtomicInteger();
    private long counted;

    @SuppressWarnings("restricted") // memory that JavaCPP allocated, as long as it is
    Block(long size) {
        this.raw = Pointer.malloc(size + ALIGNMENT);
        if (raw == null || raw.address() == 0) {
            throw new OutOfMemoryError("backend nd4j: the system has no " + size + " bytes of native memory");
        }
        long start = Math.ceilDiv(raw.address(), ALIGNMENT) * ALIGNMENT;
        this.segment = MemorySegment.ofAddress(start).reinterpret(size);
    }

    MemorySegment segment() {
        return segment;
    }

    /// Hands it out to a first storage.
    ///
    /// @param bytes how many bytes count as live until it comes back
    void lend(long bytes) {
        counted = bytes;
        holders.set(1);
    }

    long counted() {
        return counted;
    }

    /// One storage more.
    void share() {
        holders.incrementAndGet();
    }

    /// One storage less.
    ///
    /// @return whether it was the last one
    boolean leave() {
        return holders.decrementAndGet() == 0;
    }

    void free() {
        Pointer.free(raw);
    }
}
