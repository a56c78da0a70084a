package dev.telar.datasets;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvRecord;

import dev.telar.error.DataFormatException;

/// The cells of one column as they are read, and what becomes of them.
final class CsvCells {

    private static final int QUOTED = 40;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final CsvFormat format;
    private final String file;
    private final String name;
    private final int index;
    private final int columns;
    private final Missing policy;
    private final List<String> cells = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    CsvCells(CsvFormat format, String file, String name, int index, int columns) {
        this.format = format;
        this.file = file;
        this.name = name;
        this.index = index;
        this.columns = columns;
        this.policy = format.missing(name);
    }

    int size() {
        return cells.size();
    }

    /// Whether this column's cell is missing and its row therefore left out.
    boolean dropsRow(CsvRecord record) {
        return policy instanceof Missing.DropRow && isMissing(cell(record));
    }

    void add(CsvRecord record) {
        String cell = cell(record);
        if (policy instanceof Missing.Fail && isMissing(cell)) {
            throw error(record.getStartingLineNumber(), "expected a value, found " + quoted(cell)
                    + ", which is missing; choose what to do by Csv.missing, as in missing(Missing.dropRow())");
        }
        cells.add(cell);
        lines.add(record.getStartingLineNumber());
    }

    Column column() {
        return switch (type()) {
            case INTEGER -> integers();
            case NUMERIC -> numbers();
            case CATEGORICAL -> categories();
        };
    }

    private ColumnType type() {
        ColumnType given = format.types().get(name);
        if (given != null) {
            return given;
        }
        List<String> present = cells.stream().filter(cell -> !isMissing(cell)).toList();
        if (present.isEmpty()) {
            return policy instanceof Missing.FillCategory ? ColumnType.CATEGORICAL : ColumnType.NUMERIC;
        }
        if (present.stream().allMatch(CsvCells::isInteger)) {
            return ColumnType.INTEGER;
        }
        return present.stream().allMatch(cell -> number(cell).isPresent()) ? ColumnType.NUMERIC : ColumnType.CATEGORICAL;
    }

    private Column integers() {
        for (int i = 0; i < cells.size(); i++) {
            if (!isMissing(cells.get(i)) && !isInteger(cells.get(i))) {
                throw error(lines.get(i), "expected a whole number of up to 64 bits, found " + quoted(cells.get(i)));
            }
        }
        long[] values = new long[cells.size()];
        for (int i = 0; i < values.length; i++) {
            if (!isMissing(cells.get(i))) {
                values[i] = Long.parseLong(cells.get(i));
            } else if (policy instanceof Missing.FillNumber(double number) && number == (long) number) {
                values[i] = (long) number;
            } else {
                return numbers();
            }
        }
        return new IntegerColumn(name, values);
    }

    private Column numbers() {
        double[] values = new double[cells.size()];
        List<Integer> missing = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            String cell = cells.get(i);
            if (isMissing(cell)) {
                missing.add(i);
            } else {
                long line = lines.get(i);
                values[i] = number(cell).orElseThrow(() -> error(line, "expected a finite number, found " + quoted(cell)));
                sum += values[i];
            }
        }
        if (!missing.isEmpty()) {
            double filler = filler(sum, values.length - missing.size(), lines.get(missing.getFirst()));
            missing.forEach(i -> values[i] = filler);
        }
        return new NumericColumn(name, values);
    }

    private double filler(double sum, int present, long line) {
        return switch (policy) {
            case Missing.FillNumber(double number) -> number;
            case Missing.FillMean _ -> {
                if (present == 0) {
                    throw error(line, "every cell is missing, there is no mean to fill in");
                }
                yield sum / present;
            }
            case Missing.FillCategory(String category) -> throw error(line,
                    "a number is missing and cannot be filled with the category " + quoted(category)
                            + "; use Missing.fill(number)");
            case Missing.Fail _,Missing.DropRow _ -> throw new IllegalStateException("a missing cell was let through");
        };
    }

    private Column categories() {
        List<String> filled = new ArrayList<>(cells);
        for (int i = 0; i < filled.size(); i++) {
            if (isMissing(filled.get(i))) {
                if (!(policy instanceof Missing.FillCategory(String category))) {
                    throw error(lines.get(i),
                            "a category is missing and cannot be filled with a number; use Missing.fill(\"category\")");
                }
                filled.set(i, category);
            }
        }
        return CategoricalColumn.of(name, filled);
    }

    private String cell(CsvRecord record) {
        return record.getField(index).strip();
    }

    private boolean isMissing(String cell) {
        return format.missingCells().contains(cell);
    }

    private static boolean isInteger(String cell) {
        return WHOLE_NUMBER.matcher(cell).matches() && new BigInteger(cell).bitLength() < Long.SIZE;
    }

    /// The cell as a finite number. Hexadecimal numbers, `Infinity` and the suffixes of Java's literals are none.
    private static OptionalDouble number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(cell);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static String quoted(String cell) {
        return '"' + (cell.length() > QUOTED ? cell.substring(0, QUOTED) + "…" : cell) + '"';
    }

    private DataFormatException error(long line, String message) {
        return new DataFormatException(
                file + ": line " + line + ", column \"" + name + "\" (" + (index + 1) + " of " + columns + "): " + message);
    }
}
