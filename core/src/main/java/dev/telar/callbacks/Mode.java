package dev.telar.callbacks;

/// Which values of a metric are better.
public enum Mode {
    /// What the metric itself says: lower for losses, higher for accuracies.
    AUTO,
    /// Lower is better.
    MIN,
    /// Higher is better.
    MAX
}
