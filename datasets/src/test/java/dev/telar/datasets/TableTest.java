package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TableTest {

    private static final Table TABLE = new Table(List.of(IntegerColumn.of("n", 1, 2, 3), NumericColumn.of("x", 0.5, -1, 1e300),
            CategoricalColumn.of("c", List.of("b", "a", "b"))));

    @TempDir
    private Path folder;

    @Test
    void columns_ofArrays_areCopies() {
        double[] values = {1, 2};
        NumericColumn column = NumericColumn.of("x", values);
        values[0] = 7;
        column.values()[1] = 7;
        assertThat(column.values()).containsExactly(1, 2);
    }

    @Test
    void rows_takesTheRowsInOrder() {
        Table rows = TABLE.rows(2, 0, 2);
        assertThat(rows.numbers("n")).containsExactly(3, 1, 3);
        assertThat(rows.numbers("x")).containsExactly(1e300, 0.5, 1e300);
        assertThat(((CategoricalColumn) rows.column("c")).code(0)).isEqualTo(1);
        assertThat(((CategoricalColumn) TABLE.rows(0).column("c")).categories()).containsExactly("a", "b");
        assertThatThrownBy(() -> TABLE.rows(3)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("table: row 3 of 3");
    }

    @Test
    void selectAndWithout_chooseColumns() {
        assertThat(TABLE.select("c", "n").names()).containsExactly("c", "n");
        assertThat(TABLE.without("x").names()).containsExactly("n", "c");
        assertThat(TABLE.columns()).hasSize(3);
        assertThatThrownBy(() -> TABLE.without("n", "x", "c")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: expected one column or more, given none");
        assertThatThrownBy(() -> TABLE.select("y")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: no column \"y\"; there are [n, x, c]");
    }

    @Test
    void split_dividesTheRows() {
        Split<Table> split = TABLE.split(TrainTestSplit.ofRows(1).unshuffled());
        assertThat(split.first().numbers("n")).containsExactly(1, 2);
        assertThat(split.second().numbers("n")).containsExactly(3);
    }

    @Test
    void numbers_ofCategories_areRefused() {
        assertThatThrownBy(() -> TABLE.numbers("c")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: column \"c\" is categorical; take column(\"c\").text(row)");
    }

    @Test
    void new_columnsThatDoNotFit_areRefused() {
        assertThatThrownBy(() -> new Table(List.of(new NumericColumn("a", 1), new NumericColumn("b", 1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: columns must be equally long, given \"a\" with 1 and \"b\" with 2 cells");
        assertThatThrownBy(() -> new Table(List.of(new NumericColumn("a", 1), new NumericColumn("a", 1))))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("table: two columns are called \"a\"");
    }

    @Test
    void write_table_isCsv() throws IOException {
        Path file = folder.resolve("table.csv");
        TABLE.write(file);
        assertThat(Files.readString(file)).isEqualTo("n,x,c\n1,0.5,b\n2,-1.0,a\n3,1.0E300,b\n");
        Path missing = folder.resolve("none").resolve("table.csv");
        assertThatThrownBy(() -> TABLE.write(missing)).isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(missing + ": cannot be written: ");
    }

    @Property(tries = 200)
    void write_thenRead_isTheSame(@ForAll("tables") Table table) throws IOException {
        StringWriter text = new StringWriter();
        table.write(text);
        Table read = Csv.withHeader().type("n", ColumnType.INTEGER).type("x", ColumnType.NUMERIC)
                .type("c", ColumnType.CATEGORICAL)
                .read(new StringReader(text.toString()), "t");
        assertThat(read.numbers("n")).isEqualTo(table.numbers("n"));
        assertThat(read.numbers("x")).isEqualTo(table.numbers("x"));
        for (int row = 0; row < table.size(); row++) {
            assertThat(read.column("c").text(row)).isEqualTo(table.column("c").text(row));
        }
    }

    @Provide
    Arbitrary<Table> tables() {
        Arbitrary<String> texts = Arbitraries.strings().withChars("ab,;\"' \n\r\téß漢😀").ofMinLength(1).ofMaxLength(6)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        Arbitrary<Double> finite = Arbitraries.doubles().ofScale(10);
        return Arbitraries.integers().between(1, 20).flatMap(rows -> Arbitraries.longs().list().ofSize(rows)
                .flatMap(n -> finite.list().ofSize(rows).flatMap(x -> texts.list().ofSize(rows).map(c -> {
                    List<Column> columns = new ArrayList<>();
                    columns.add(new IntegerColumn("n", n.stream().mapToLong(v -> v).toArray()));
                    columns.add(new NumericColumn("x", x.stream().mapToDouble(v -> v).toArray()));
                    columns.add(CategoricalColumn.of("c", c));
                    return new Table(columns);
                }))));
    }
}
