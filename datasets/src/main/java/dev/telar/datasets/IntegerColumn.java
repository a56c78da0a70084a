package dev.telar.datasets;

import java.util.Arrays;
import java.util.Objects;

/// A column of whole numbers.
public final class IntegerColumn implements Column {

    private final String name;
    private final long[] values;

    IntegerColumn(String name, long... values) {
        this.name = name;
        this.values = values;
    }

    /// A column of these whole numbers, which are copied.
    public static IntegerColumn of(String name, long... values) {
        return new IntegerColumn(Objects.requireNonNull(name, "name"), values.clone());
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
    public long value(int row) {
        return values[row];
    }

    /// A new array with the values.
    public long[] values() {
        return values.clone();
    }

    @Override
    public String text(int row) {
        return Long.toString(values[row]);
    }

    @Override
    public IntegerColumn rows(int... rows) {
        return new IntegerColumn(name, Arrays.stream(rows).mapToLong(row -> values[row]).toArray());
    }
}
