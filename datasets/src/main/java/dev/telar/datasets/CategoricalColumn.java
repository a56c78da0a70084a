package dev.telar.datasets;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// A column of names from a set. The categories are sorted by their characters and numbered from 0; rows taken out of a column keep the
/// numbers, even of categories that no longer occur.
public final class CategoricalColumn implements Column {

    private final String name;
    private final List<String> categories;
    private final int[] codes;

    private CategoricalColumn(String name, List<String> categories, int[] codes) {
        this.name = name;
        this.categories = categories;
        this.codes = codes;
    }

    /// A column of these cells; the categories are the different ones.
    public static CategoricalColumn of(String name, List<String> cells) {
        Objects.requireNonNull(name, "name");
        List<String> categories = List.copyOf(new TreeSet<>(cells));
        int[] codes = cells.stream().mapToInt(cell -> Collections.binarySearch(categories, cell)).toArray();
        return new CategoricalColumn(name, categories, codes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.length;
    }

    /// The categories 0, 1, …, sorted.
    public List<String> categories() {
        return categories;
    }

    /// The number of a row's category.
    public int code(int row) {
        return codes[row];
    }

    /// A new array with the number of each row's category.
    public int[] codes() {
        return codes.clone();
    }

    @Override
    public String text(int row) {
        return categories.get(codes[row]);
    }

    @Override
    public CategoricalColumn rows(int... rows) {
        return new CategoricalColumn(name, categories, Arrays.stream(rows).map(row -> codes[row]).toArray());
    }
}
