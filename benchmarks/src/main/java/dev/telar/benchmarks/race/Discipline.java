package dev.telar.benchmarks.race;

/// A work to be measured by; the numbers are those of the design.
public enum Discipline {
    /// The MNIST network: an epoch, in seconds, and what a step allocates.
    W1(true),
    /// Matrix products.
    W3(true),
    /// Predictions of one sample.
    W4(false),
    /// A step of a small network.
    W5(false),
    /// From the start of the process to the first finished step.
    W7(false),
    /// What is bound by memory.
    W8(true),
    /// A hidden layer of 64 to 4096.
    WIDTH(false),
    /// Ten times as many layers.
    DEPTH(false);

    private final boolean scales;

    Discipline(boolean scales) {
        this.scales = scales;
    }

    /// Whether it is measured with each number of threads that was asked for; otherwise with the greatest alone.
    public boolean scales() {
        return scales;
    }
}
