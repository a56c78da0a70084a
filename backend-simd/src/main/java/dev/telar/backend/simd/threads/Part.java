package dev.telar.backend.simd.threads;

/// A piece of work that is cut into parts which do not depend on each other.
@FunctionalInterface
public interface Part {

    /// Does part `index`.
    void run(int index);
}
