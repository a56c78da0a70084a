package dev.telar.backend.simd.memory;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/// The idle arrays of one type and length, last in, first out: the last one used is the one most likely in the cache.
final class Shelf {

    final ElementKind kind;
    final int length;
    private final ArrayDeque<Buffer> idle = new ArrayDeque<>();

    Shelf(ElementKind kind, int length) {
        this.kind = kind;
        this.length = length;
    }

    long bytes() {
        return (long) length * kind.bytes();
    }

    synchronized @Nullable Buffer take() {
        return idle.pollLast();
    }

    synchronized void put(Buffer buffer) {
        idle.addLast(buffer);
    }

    /// Leaves all idle arrays to the garbage collector.
    ///
    /// @return how many bytes they have
    synchronized long clear() {
        long bytes = idle.size() * bytes();
        idle.clear();
        return bytes;
    }
}
