package dev.telar.datasets;

/// What the cells of a column of a CSV file are.
public enum ColumnType {
    /// Numbers: `3`, `-0.5`, `1e-3`.
    NUMERIC,
    /// Whole numbers of up to 64 bits.
    INTEGER,
    /// Names from a set: any text.
    CATEGORICAL
}
