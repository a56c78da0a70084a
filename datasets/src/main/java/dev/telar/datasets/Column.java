package dev.telar.datasets;

/// A named column of a [Table]; immutable.
public sealed interface Column permits NumericColumn, IntegerColumn, CategoricalColumn {

    /// Its name.
    String name();

    /// The number of cells.
    int size();

    /// The cell of a row as text, as [Csv] reads it.
    String text(int row);

    /// The cells of these rows, in this order.
    Column rows(int... rows);
}
