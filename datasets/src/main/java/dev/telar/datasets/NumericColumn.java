package dev.telar.datasets;

import java.util.Arrays;
import java.util.Objects;

/// A column of numbers.
public final class NumericColumn implements Column {

    private final String name;
    private final double[] values;

    NumericColumn(String name, double... values) {
        this.name = name;
        this.values = values;
    }

    /// A column of these numbers, which are copied.
    public static NumericColumn of(String name, double... values) {
        return new NumericColumn(Objects.requireNonNull(name, "name"), values.clone());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.length;
    }

    /// The value of a row.
    public double value(int row) {
        return values[row];
    }

    /// A new array with the values.
    public double[] values() {
        return values.clone();
    }

    @Override
    public String text(int row) {
        return Double.toString(values[row]);
    }

    @Override
    public NumericColumn rows(int... rows) {
        return new NumericColumn(name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
}
