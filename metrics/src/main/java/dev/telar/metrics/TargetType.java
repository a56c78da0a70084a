package dev.telar.metrics;

/// What kind of targets an array holds, found from its values as scikit-learn's `type_of_target` does.
public enum TargetType {

    /// At most two distinct labels.
    BINARY("binary"),
    /// More than two distinct labels.
    MULTICLASS("multiclass"),
    /// A matrix of at least two columns with at most two distinct values: row i says which labels sample i has.
    MULTILABEL_INDICATOR("multilabel-indicator"),
    /// Floating-point numbers that are not all integral; no classification score takes them.
    CONTINUOUS("continuous"),
    /// A matrix of at least two columns with more than two distinct values; no score takes it.
    MULTICLASS_MULTIOUTPUT("multiclass-multioutput");

    private final String text;

    TargetType(String text) {
        this.text = text;
    }

    /// The name in scikit-learn: `multilabel-indicator`.
    @Override
    public String toString() {
        return text;
    }
}
