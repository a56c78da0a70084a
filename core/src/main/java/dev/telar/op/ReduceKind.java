package dev.telar.op;

import java.util.Locale;

/// The ways to combine elements.
public enum ReduceKind {
    /// The sum, 0 of nothing; FLOAT32, FLOAT64, INT32 (wraps around).
    SUM,
    /// The product, 1 of nothing; FLOAT32, FLOAT64, INT32 (wraps around).
    PROD,
    /// The greatest; NaN if one is; of nothing an error. BOOL: whether any is true.
    MAX,
    /// The smallest; NaN if one is; of nothing an error. BOOL: whether all are true.
    MIN;

    private final String label;

    ReduceKind() {
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /// The name in messages, in small letters.
    public String label() {
        return label;
    }
}
