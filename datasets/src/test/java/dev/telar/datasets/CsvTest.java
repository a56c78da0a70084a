package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.telar.error.DataFormatException;

class CsvTest {

    private static final String PETS = """
            name,age,weight,kind
            Mia,3,4.5,cat
            "Rex, the dog",5,20,dog
            Bo,NA,,cat
            """;

    @TempDir
    private Path folder;

    @Test
    void read_header_namesAndTypesColumns() {
        Table pets = read(Csv.withHeader().missing(Missing.dropRow()), PETS);
        assertThat(pets.size()).isEqualTo(2);
        assertThat(pets.names()).containsExactly("name", "age", "weight", "kind");
        assertThat(pets.column("age")).isInstanceOfSatisfying(IntegerColumn.class, age -> {
            assertThat(age.values()).containsExactly(3, 5);
            assertThat(age.value(1)).isEqualTo(5);
        });
        assertThat(pets.column("weight")).isInstanceOfSatisfying(NumericColumn.class, weight -> {
            assertThat(weight.values()).containsExactly(4.5, 20);
            assertThat(weight.value(0)).isEqualTo(4.5);
        });
        assertThat(pets.column("kind")).isInstanceOfSatisfying(CategoricalColumn.class, kind -> {
            assertThat(kind.categories()).containsExactly("cat", "dog");
            assertThat(kind.codes()).containsExactly(0, 1);
        });
        assertThat(pets.column("name").text(1)).isEqualTo("Rex, the dog");
        assertThat(pets).hasToString("Table of 2 rows: name, age, weight, kind");
    }

    @Test
    void read_missingByDefault_namesFileLineAndColumn() {
        assertThatThrownBy(() -> read(Csv.withHeader(), PETS)).isInstanceOf(DataFormatException.class)
                .hasMessage(
                        "pets.csv: line 4, column \"age\" (2 of 4): expected a value, found \"NA\", which is missing; choose what to do"
                                + " by Csv.missing, as in missing(Missing.dropRow())");
    }

    @Test
    void read_fillMean_putsTheMeanAndMakesIntegersNumeric() {
        Table pets = read(Csv.withHeader().missing(Missing.fillMean()), PETS);
        assertThat(pets.numbers("age")).containsExactly(3, 5, 4);
        assertThat(pets.numbers("weight")).containsExactly(4.5, 20, 12.25);
        assertThat(pets.column("age")).isInstanceOf(NumericColumn.class);
    }

    @Test
    void read_fillByColumn_putsEachColumnsValue() {
        Table pets = read(Csv.withHeader().missing(Missing.fillMean()).missing("age", Missing.fill(7)).missing("weight",
                Missing.fill(0.5)), PETS);
        assertThat(pets.column("age")).isInstanceOf(IntegerColumn.class);
        assertThat(pets.numbers("age")).containsExactly(3, 5, 7);
        assertThat(pets.numbers("weight")).containsExactly(4.5, 20, 0.5);
    }

    @Test
    void read_fillCategory_putsTheCategory() {
        Table table = read(Csv.withHeader().missing(Missing.fill("none")), "a,b\nx,1\n?,2\n");
        assertThat(((CategoricalColumn) table.column("a")).categories()).containsExactly("none", "x");
        assertThat(table.column("a").text(1)).isEqualTo("none");
    }

    @Test
    void read_columns_takesOnlyThoseInThatOrder() {
        Table pets = read(Csv.withHeader().columns("kind", "name"), PETS);
        assertThat(pets.names()).containsExactly("kind", "name");
        assertThat(pets.size()).isEqualTo(3);
    }

    @Test
    void read_withNames_hasNoHeader() {
        Table table = read(Csv.withNames("x", "y"), "1,2\n3,4\n");
        assertThat(table.numbers("y")).containsExactly(2, 4);
    }

    @Test
    void read_otherSeparatorQuoteAndMissing_areUsed() {
        Table table = read(Csv.withHeader().separator(';').quote('\'').missingCells("-").missing(Missing.fill(0)),
                "a;b\n'1';-\n2;3\n");
        assertThat(table.numbers("a")).containsExactly(1, 2);
        assertThat(table.numbers("b")).containsExactly(0, 3);
    }

    @Test
    void read_givenType_overridesTheGuess() {
        Table table = read(Csv.withHeader().type("zip", ColumnType.CATEGORICAL).type("n", ColumnType.NUMERIC),
                "zip,n\n01234,1\n");
        assertThat(table.column("zip").text(0)).isEqualTo("01234");
        assertThat(table.column("n")).isInstanceOf(NumericColumn.class);
    }

    @Test
    void read_spacesEmptyLinesAndByteOrderMark_doNotCount() {
        Table table = read(Csv.withHeader(), "\uFEFF a , b \n\n 1 , x \n");
        assertThat(table.names()).containsExactly("a", "b");
        assertThat(table.numbers("a")).containsExactly(1);
        assertThat(table.column("b").text(0)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "-17", "1.", ".5", "1e3", "-1.5E-3", "12345678901234567890"})
    void read_number_isTaken(String cell) {
        Table table = read(Csv.withHeader().type("x", ColumnType.NUMERIC), "x\n" + cell + "\n");
        assertThat(table.numbers("x")).containsExactly(Double.parseDouble(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1,5", "0x10", "1f", "Infinity", "1e999", ".", "1e", "--1"})
    void read_cellThatIsNoNumber_namesItsPlace(String cell) {
        assertThatThrownBy(() -> read(Csv.withHeader().type("x", ColumnType.NUMERIC), "x,y\n1,2\n\"" + cell + "\",2\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 3, column \"x\" (1 of 2): expected a finite number, found \"" + cell + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9223372036854775808", "x", "1e3"})
    void read_cellThatIsNoInteger_namesItsPlace(String cell) {
        assertThatThrownBy(() -> read(Csv.withHeader().type("x", ColumnType.INTEGER), "x\n" + cell + "\n"))
                .isInstanceOf(DataFormatException.class).hasMessage(
                        "pets.csv: line 2, column \"x\" (1 of 1): expected a whole number of up to 64 bits, found \"" + cell
                                + "\"");
    }

    @Test
    void read_longCell_isCutInTheMessage() {
        String cell = "a".repeat(50);
        assertThatThrownBy(() -> read(Csv.withHeader().type("x", ColumnType.NUMERIC), "x\n" + cell + "\n"))
                .hasMessageEndingWith("found \"" + "a".repeat(40) + "…\"");
    }

    @Test
    void read_fillThatDoesNotFitTheType_isRefused() {
        assertThatThrownBy(() -> read(Csv.withHeader().missing(Missing.fill("none")), "a,b\n1,x\n,x\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 3, column \"a\" (1 of 2): a number is missing and"
                        + " cannot be filled with the category \"none\"; use Missing.fill(number)");
        assertThatThrownBy(() -> read(Csv.withHeader().missing(Missing.fillMean()), "a,b\nx,1\n,2\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 3, column \"a\" (1 of 2): a category is missing and"
                        + " cannot be filled with a number; use Missing.fill(\"category\")");
        assertThatThrownBy(() -> read(Csv.withHeader().missing(Missing.fillMean()), "a,b\n,1\n,2\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 2, column \"a\" (1 of 2): every cell is missing, there is no mean to fill in");
        assertThatThrownBy(() -> Missing.fill(Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("csv: missing values can be filled with a finite number, given NaN");
    }

    @Test
    void read_allCellsMissing_areFilled() {
        assertThat(read(Csv.withHeader().missing(Missing.fill("?")), "a,b\n,1\n,2\n").column("a").text(1)).isEqualTo("?");
        assertThat(read(Csv.withHeader().missing(Missing.fill(0)), "a,b\n,1\n,2\n").numbers("a")).containsExactly(0, 0);
    }

    @Test
    void read_rowOfAnotherLength_namesItsLine() {
        assertThatThrownBy(() -> read(Csv.withHeader(), "a,b\n1,\"x\ny\"\n1,2,3\n")).isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 4: expected 2 cells, one for each column, found 3");
        assertThatThrownBy(() -> read(Csv.withHeader(), "a,b\n1\n")).isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 2: expected 2 cells, one for each column, found 1");
    }

    @Test
    void read_brokenQuotes_nameTheLine() {
        assertThatThrownBy(() -> read(Csv.withHeader(), "a,b\n\"x\"y,2\n")).isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("pets.csv: ").hasMessageContaining("line 2");
        assertThatThrownBy(() -> read(Csv.withHeader(), "a,b\n1,2\n\"x,2\n")).isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("pets.csv: ").hasMessageContaining("line 3");
    }

    @Test
    void read_emptyFile_isRefused() {
        assertThatThrownBy(() -> read(Csv.withHeader(), "")).isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 1: expected a header with the names of the columns, found the end of the file");
        assertThatThrownBy(() -> read(Csv.withHeader(), "a,b\n")).isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: expected rows behind the header, found the end of the file");
        assertThatThrownBy(() -> read(Csv.withNames("a"), "")).isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: expected rows, found the end of the file");
        assertThatThrownBy(() -> read(Csv.withHeader().missing(Missing.dropRow()), "a,b\n1,\n,2\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: every row has a missing cell and was left out");
    }

    @Test
    void read_twoColumnsOfOneName_areRefused() {
        assertThatThrownBy(() -> read(Csv.withHeader(), "a,b,a\n1,2,3\n")).isInstanceOf(DataFormatException.class)
                .hasMessage("pets.csv: line 1: two columns are called \"a\": 1 and 3");
        assertThatThrownBy(() -> Csv.withNames("a", "b", "a")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("csv: expected a different name for each column, given [a, b, a]");
        assertThatThrownBy(Csv::withNames).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("csv: expected a different name for each column, given []");
    }

    @Test
    void read_settingsForAnUnknownColumn_nameThoseThatExist() {
        String message = "pets.csv: no column \"c\"; there are [a, b]";
        for (Csv csv : List.of(Csv.withHeader().columns("c"), Csv.withHeader().type("c", ColumnType.NUMERIC),
                Csv.withHeader().missing("c", Missing.dropRow()))) {
            assertThatThrownBy(() -> read(csv, "a,b\n1,2\n")).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        }
    }

    @Test
    void read_file_isUtf8UnlessToldOtherwise() throws IOException {
        Path file = folder.resolve("umlauts.csv");
        Files.writeString(file, "größe\n1\n", StandardCharsets.ISO_8859_1);
        assertThat(Csv.withHeader().charset(StandardCharsets.ISO_8859_1).read(file).names()).containsExactly("größe");
        assertThatThrownBy(() -> Csv.withHeader().read(file)).isInstanceOf(DataFormatException.class)
                .hasMessage(file + ": expected text in UTF-8, found other bytes; set Csv.charset");
    }

    @Test
    void read_missingFile_saysSo() {
        Path file = folder.resolve("none.csv");
        assertThatThrownBy(() -> Csv.withHeader().read(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": no such file");
        assertThatThrownBy(() -> Csv.withHeader().readResource(Iris.class, "none.csv")).isInstanceOf(UncheckedIOException.class)
                .hasMessage("none.csv: cannot be read: no such resource beside dev.telar.datasets.Iris");
    }

    private static Table read(Csv csv, String text) {
        return csv.read(new StringReader(text), "pets.csv");
    }
}
