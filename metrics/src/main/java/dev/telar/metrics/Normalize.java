package dev.telar.metrics;

/// By which sums the elements of a confusion matrix are divided; 0/0 becomes 0.
public enum Normalize {

    /// By the sum of their row: each row shows how the samples of one true class were predicted.
    TRUE,
    /// By the sum of their column: each column shows what the predictions of one class really were.
    PREDICTED,
    /// By the sum of all.
    ALL
}
