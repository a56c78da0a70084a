package dev.telar.metrics;

/// How the scores of several labels become one number.
public enum Average {

    /// The score of the positive label alone; targets must be binary.
    BINARY("binary"),
    /// Counts of all labels are added up, then one score is computed.
    MICRO("micro"),
    /// The plain mean of the labels' scores.
    MACRO("macro"),
    /// The mean of the labels' scores, weighted by the number of true samples of each.
    WEIGHTED("weighted"),
    /// One score for each sample, then their mean; multilabel targets only.
    SAMPLES("samples");

    private final String text;

    Average(String text) {
        this.text = text;
    }

    /// The name in scikit-learn: `macro`.
    @Override
    public String toString() {
        return text;
    }
}
