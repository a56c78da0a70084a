package dev.telar.benchmarks.race;

/// What all contenders are held to alike.
///
/// @param bits the width of vectors
/// @param greatestBits the width of this machine's vectors
/// @param threads the number of threads that compute
/// @param brief whether warming up is short: to see that all runs, not for results
public record Setting(int bits, int greatestBits, int threads, boolean brief) {

    /// Whether vectors are narrower than the machine's.
    boolean restricted() {
        return bits < greatestBits;
    }
}
