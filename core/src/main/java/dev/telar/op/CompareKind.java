package dev.telar.op;

import java.util.Locale;

/// The comparisons. Everything but `NE` is false where one side is NaN.
public enum CompareKind {
    /// x = y; −0 equals 0.
    EQ,
    /// x ≠ y.
    NE,
    /// x < y; BOOL: false below true.
    LT,
    /// x ≤ y.
    LE,
    /// x > y.
    GT,
    /// x ≥ y.
    GE;

    private final String label;

    CompareKind() {
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /// The name in messages, in small letters.
    public String label() {
        return label;
    }
}
