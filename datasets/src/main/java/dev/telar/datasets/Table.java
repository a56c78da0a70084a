package dev.telar.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/// Named columns of equal length, read by [Csv] or made of one's own; immutable. [TabularDataset] makes features and targets of it.
public final class Table {

    private final List<Column> columns;

    /// A table of these columns.
    ///
    /// @throws IllegalArgumentException if there are none, two have the same name, or their lengths differ
    public Table(List<? extends Column> columns) {
        this.columns = List.copyOf(columns);
        if (this.columns.isEmpty()) {
            throw new IllegalArgumentException("table: expected one column or more, given none");
        }
        Column first = this.columns.getFirst();
        for (int i = 0; i < this.columns.size(); i++) {
            Column column = this.columns.get(i);
            if (column.size() != first.size()) {
                throw new IllegalArgumentException("table: columns must be equally long, given \"" + first.name() + "\" with "
                        + first.size() + " and \"" + column.name() + "\" with " + column.size() + " cells");
            }
            if (this.columns.subList(0, i).stream().anyMatch(other -> other.name().equals(column.name()))) {
                throw new IllegalArgumentException("table: two columns are called \"" + column.name() + "\"");
            }
        }
    }

    /// The number of rows.
    public int size() {
        return columns.getFirst().size();
    }

    /// The columns in their order.
    public List<Column> columns() {
        return columns;
    }

    /// The names of the columns in their order.
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /// The column of this name.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those that exist
    public Column column(String name) {
        Objects.requireNonNull(name, "name");
        return columns.stream().filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("table: no column \"" + name + "\"; there are " + names()));
    }

    /// The values of a numeric or integer column as a new array.
    ///
    /// @throws IllegalArgumentException if there is no such column, or it is categorical
    public double[] numbers(String name) {
        return switch (column(name)) {
            case NumericColumn numeric -> numeric.values();
            case IntegerColumn integer -> Arrays.stream(integer.values()).asDoubleStream().toArray();
            case CategoricalColumn _ -> throw new IllegalArgumentException(
                    "table: column \"" + name + "\" is categorical; take column(\"" + name + "\").text(row)");
        };
    }

    /// Only these columns, in this order.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public Table select(String... names) {
        return new Table(Arrays.stream(names).map(this::column).toList());
    }

    /// All columns but these.
    ///
    /// @throws IllegalArgumentException if there is no such column, or none would be left
    public Table without(String... names) {
        List<Column> left = new ArrayList<>(columns);
        for (String name : names) {
            left.remove(column(name));
        }
        return new Table(left);
    }

    /// The rows with these numbers, in this order.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public Table rows(int... rows) {
        for (int row : rows) {
            if (row < 0 || row >= size()) {
                throw new IndexOutOfBoundsException("table: row " + row + " of " + size());
            }
        }
        return new Table(columns.stream().map(column -> column.rows(rows)).toList());
    }

    /// Divides the rows, not stratified; a [TabularDataset] divides by its classes.
    public Split<Table> split(TrainTestSplit split) {
        return split.rows(size()).map(this::rows);
    }

    /// Writes the table as [Csv] reads it by default: UTF-8, commas, a header, quotes where they are needed.
    public void write(Path file) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e, e);
        }
    }

    /// Writes the table as [#write(Path)] does; closes the writer.
    public void write(Writer writer) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer)) {
            csv.writeRecord(names());
            for (int i = 0; i < size(); i++) {
                int row = i;
                csv.writeRecord(columns.stream().map(column -> column.text(row)).toList());
            }
        }
    }

    @Override
    public String toString() {
        return "Table of " + size() + " rows: " + String.join(", ", names());
    }
}
