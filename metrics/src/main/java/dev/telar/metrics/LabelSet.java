package dev.telar.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Labels in the order in which they are printed; a label that the caller lists twice stands here twice.
///
/// A key is a Long for every integral number and every boolean, a Double for other numbers, a String for names, so that `equals`
/// holds between 3 and 3.0 as in NumPy; the kind says how keys print.
record LabelSet(Kind kind, List<Object> keys) {

    /// How labels print. The order is NumPy's promotion: a mix becomes the later one.
    enum Kind {
        BOOLEAN, INTEGER, FLOATING, STRING;

        Kind promote(Kind other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    LabelSet {
        keys = List.copyOf(keys);
    }

    /// The column numbers of a label indicator matrix.
    static LabelSet columns(int count) {
        return new LabelSet(Kind.INTEGER, new ArrayList<>(LongStream.range(0, count).boxed().toList()));
    }

    int size() {
        return keys.size();
    }

    /// The labels as Python's `%s` writes them.
    List<String> names() {
        return keys.stream().map(key -> name(kind, key)).toList();
    }

    static String name(Kind kind, Object key) {
        return switch (kind) {
            case STRING -> (String) key;
            case BOOLEAN -> key.equals(0L) ? "False" : "True";
            case INTEGER -> key.toString();
            case FLOATING -> PythonNumbers.text(((Number) key).doubleValue());
        };
    }

    /// The position of each key; of a key that stands here twice, the last one.
    Map<Object, Integer> positions() {
        Map<Object, Integer> positions = new HashMap<>();
        IntStream.range(0, keys.size()).forEach(i -> positions.put(keys.get(i), i));
        return positions;
    }

    /// For each label its position in `other`, or −1.
    int[] positionsIn(LabelSet other) {
        Map<Object, Integer> positions = other.positions();
        return keys.stream().mapToInt(key -> positions.getOrDefault(key, -1)).toArray();
    }

    /// The labels as NumPy prints an array of them: `[0 1]`, `[0. 1.]`, `['a' 'b']`.
    String arrayText() {
        List<String> cells = keys.stream().map(key -> switch (kind) {
            case STRING -> "'" + key + "'";
            case FLOATING -> name(kind, key).replaceFirst("\\.0$", ".");
            case BOOLEAN, INTEGER -> name(kind, key);
        }).toList();
        int width = kind == Kind.STRING ? 0 : cells.stream().mapToInt(String::length).max().orElse(0);
        return "[" + String.join(" ", cells.stream().map(cell -> " ".repeat(Math.max(0, width - cell.length())) + cell).toList())
                + "]";
    }
}
