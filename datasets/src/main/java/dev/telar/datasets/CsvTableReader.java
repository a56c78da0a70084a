package dev.telar.datasets;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import dev.telar.error.DataFormatException;

/// Reads one CSV text: lines to rows of cells, missing cells by their policies, then columns by their types.
final class CsvTableReader {

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final CsvFormat format;
    private final String name;

    CsvTableReader(CsvFormat format, String name) {
        this.format = format;
        this.name = name;
    }

    Table read(Reader reader) {
        try {
            return table(records(withoutByteOrderMark(reader)).iterator());
        } catch (CsvParseException e) {
            throw new DataFormatException(name + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw unreadable(new IOException(e.getMessage(), e.getCause()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private RuntimeException unreadable(IOException e) {
        return e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException
                ? new DataFormatException(
                        name + ": expected text in " + format.charset() + ", found other bytes; set Csv.charset", e)
                : new UncheckedIOException(name + ": cannot be read: " + e, e);
    }

    private static Reader withoutByteOrderMark(Reader reader) throws IOException {
        PushbackReader pushback = new PushbackReader(reader, 1);
        int first = pushback.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            pushback.unread(first);
        }
        return pushback;
    }

    private CsvReader<CsvRecord> records(Reader reader) {
        return CsvReader.builder().fieldSeparator(format.separator()).quoteCharacter(format.quote()).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false).ofCsvRecord(reader);
    }

    private Table table(Iterator<CsvRecord> records) {
        List<String> header = header(records);
        List<String> wanted = format.columns().isEmpty() ? header : format.columns();
        List<CsvCells> columns = new ArrayList<>();
        for (String column : wanted) {
            int index = header.indexOf(column);
            if (index < 0) {
                throw unknown(column, header);
            }
            columns.add(new CsvCells(format, name, column, index, header.size()));
        }
        checkSettings(header);
        if (!records.hasNext()) {
            throw new DataFormatException(name + ": expected rows" + (format.names().isEmpty() ? " behind the header" : "")
                    + ", found the end of the file");
        }
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (record.getFieldCount() != header.size()) {
                throw new DataFormatException(name + ": line " + record.getStartingLineNumber() + ": expected " + header.size()
                        + " cells, one for each column, found " + record.getFieldCount());
            }
            if (columns.stream().noneMatch(column -> column.dropsRow(record))) {
                columns.forEach(column -> column.add(record));
            }
        }
        if (columns.getFirst().size() == 0) {
            throw new DataFormatException(name + ": every row has a missing cell and was left out");
        }
        return new Table(columns.stream().map(CsvCells::column).toList());
    }

    private List<String> header(Iterator<CsvRecord> records) {
        if (!format.names().isEmpty()) {
            return format.names();
        }
        if (!records.hasNext()) {
            throw new DataFormatException(
                    name + ": line 1: expected a header with the names of the columns, found the end of the file");
        }
        CsvRecord record = records.next();
        List<String> header = record.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            if (!seen.add(header.get(i))) {
                throw new DataFormatException(name + ": line " + record.getStartingLineNumber() + ": two columns are called \""
                        + header.get(i) + "\": " + (header.indexOf(header.get(i)) + 1) + " and " + (i + 1));
            }
        }
        return header;
    }

    private void checkSettings(List<String> header) {
        for (String column : format.types().keySet()) {
            if (!header.contains(column)) {
                throw unknown(column, header);
            }
        }
        for (String column : format.missingByColumn().keySet()) {
            if (!header.contains(column)) {
                throw unknown(column, header);
            }
        }
    }

    private IllegalArgumentException unknown(String column, List<String> header) {
        return new IllegalArgumentException(name + ": no column \"" + column + "\"; there are " + header);
    }
}
