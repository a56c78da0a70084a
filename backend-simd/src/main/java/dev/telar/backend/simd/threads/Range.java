package dev.telar.backend.simd.threads;

/// Work on a range of elements or rows.
@FunctionalInterface
public interface Range {

    /// Works on `from` (inclusive) to `to` (exclusive).
    void run(int from, int to);
}
