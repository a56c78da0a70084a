package dev.telar.callbacks;

/// How `fit` shows where it is.
public enum Progress {
    /// A bar where standard output is a terminal and nothing else was chosen to write to, else a line for each epoch.
    AUTO,
    /// A bar that is drawn anew while the epoch runs, Keras' verbose 1. The writer must be a terminal that understands `\b`, `\r` and colours.
    BAR,
    /// A line for each epoch, Keras' verbose 2.
    LINES,
    /// Nothing, Keras' verbose 0.
    SILENT
}
