package dev.telar.datasets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.telar.error.DataFormatException;

/// How a CSV file (RFC 4180) is read into a [Table]; immutable, each setting gives a new object.
///
///     Table flowers = Csv.withHeader().missing(Missing.dropRow()).read(Path.of("iris.csv"));
///
/// Defaults: the first line names the columns, UTF-8 with or without a byte order mark, commas, double quotes, spaces around a cell do not
/// count, empty lines are passed over. A cell is missing if it is empty, `NA`, `N/A`, `NaN`, `nan`, `null`, `NULL` or `?`; that is an error
/// unless [#missing(Missing)] says otherwise. A column whose type is not given is [ColumnType#INTEGER] if all its cells are whole numbers,
/// else [ColumnType#NUMERIC] if they are numbers, else [ColumnType#CATEGORICAL]. Numbers have a decimal point, in any country.
///
/// Every error in a file is a [DataFormatException] which names the file, the line and the column.
public final class Csv {

    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "?");

    private final CsvFormat format;

    private Csv(CsvFormat format) {
        this.format = format;
    }

    /// Reads files whose first line names the columns.
    public static Csv withHeader() {
        return new Csv(new CsvFormat(List.of(), ',', '"', StandardCharsets.UTF_8, MISSING, Map.of(), new Missing.Fail(), Map.of(),
                List.of()));
    }

    /// Reads files without a header; the columns get these names.
    ///
    /// @throws IllegalArgumentException if no name is given, or one twice
    public static Csv withNames(String... names) {
        if (names.length == 0 || Set.copyOf(List.of(names)).size() < names.length) {
            throw new IllegalArgumentException("csv: expected a different name for each column, given " + List.of(names));
        }
        return new Csv(
                new CsvFormat(List.of(names), ',', '"', StandardCharsets.UTF_8, MISSING, Map.of(), new Missing.Fail(), Map.of(),
                        List.of()));
    }

    /// The character between cells: `';'`, `'\t'`.
    public Csv separator(char newSeparator) {
        return new Csv(new CsvFormat(format.names(), newSeparator, format.quote(), format.charset(), format.missingCells(),
                format.types(),
                format.missing(), format.missingByColumn(), format.columns()));
    }

    /// The character around cells that hold separators or line ends.
    public Csv quote(char newQuote) {
        return new Csv(new CsvFormat(format.names(), format.separator(), newQuote, format.charset(), format.missingCells(),
                format.types(),
                format.missing(), format.missingByColumn(), format.columns()));
    }

    /// The encoding of the text.
    public Csv charset(Charset newCharset) {
        return new Csv(new CsvFormat(format.names(), format.separator(), format.quote(), newCharset, format.missingCells(),
                format.types(),
                format.missing(), format.missingByColumn(), format.columns()));
    }

    /// The cells that stand for a missing value, in place of the default ones.
    public Csv missingCells(String... cells) {
        return new Csv(
                new CsvFormat(format.names(), format.separator(), format.quote(), format.charset(), Set.of(cells), format.types(),
                        format.missing(), format.missingByColumn(), format.columns()));
    }

    /// The type of a column: a cell that does not fit is an error then.
    public Csv type(String column, ColumnType type) {
        return new Csv(new CsvFormat(format.names(), format.separator(), format.quote(), format.charset(), format.missingCells(),
                with(format.types(), column, type), format.missing(), format.missingByColumn(), format.columns()));
    }

    /// What is done about missing cells.
    public Csv missing(Missing policy) {
        return new Csv(new CsvFormat(format.names(), format.separator(), format.quote(), format.charset(), format.missingCells(),
                format.types(), Objects.requireNonNull(policy, "policy"), format.missingByColumn(), format.columns()));
    }

    /// What is done about missing cells of one column.
    public Csv missing(String column, Missing policy) {
        return new Csv(new CsvFormat(format.names(), format.separator(), format.quote(), format.charset(), format.missingCells(),
                format.types(), format.missing(), with(format.missingByColumn(), column, policy), format.columns()));
    }

    /// Reads only these columns, in this order; what the others hold does not matter.
    public Csv columns(String... names) {
        return new Csv(new CsvFormat(format.names(), format.separator(), format.quote(), format.charset(), format.missingCells(),
                format.types(), format.missing(), format.missingByColumn(), List.of(names)));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new HashMap<>(map);
        copy.put(key, value);
        return Map.copyOf(copy);
    }

    /// Reads a file.
    ///
    /// @throws DataFormatException if the file is not what it should be; the message names file, line and column
    /// @throws UncheckedIOException if the file cannot be read or is missing
    /// @throws IllegalArgumentException if a setting names a column that the file does not have
    public Table read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + ": no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e, e);
        }
    }

    /// Reads a resource on the class path.
    ///
    /// @param anchor the class beside which the resource lies
    /// @param resource its name, as for [Class#getResourceAsStream]
    public Table readResource(Class<?> anchor, String resource) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("no such resource beside " + anchor.getName());
            }
            return read(in, resource);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /// Reads text to its end; the reader stays open.
    ///
    /// @param name what errors call the text
    public Table read(Reader reader, String name) {
        return new CsvTableReader(format, name).read(reader);
    }

    private Table read(InputStream in, String name) {
        return read(new InputStreamReader(in, format.charset().newDecoder()), name);
    }
}
