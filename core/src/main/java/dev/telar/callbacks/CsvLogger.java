package dev.telar.callbacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/// Writes loss and metrics of each epoch to a CSV file, as Keras' `CSVLogger`: a header `epoch,accuracy,loss,…`, then one line an epoch, the
/// epoch counted from 0, numbers as Python writes them, `NA` where a value of the header is missing; lines end with `\r\n`. A name or separator is quoted
/// where CSV asks for it.
///
/// Each line is written at once and the file closed again, so a program that ends in the middle leaves whole lines only.
///
/// @see <a href="https://keras.io/api/callbacks/csv_logger/">Keras: CSVLogger</a>
public final class CsvLogger implements Callback {

    private final Path file;
    private final char separator;
    private final boolean append;
    private @Nullable List<String> names;
    private boolean header;

    private CsvLogger(Path file, char separator, boolean append) {
        this.file = file;
        this.separator = separator;
        this.append = append;
    }

    /// Writes to a file, which is overwritten when a training begins.
    public static CsvLogger of(Path file) {
        return new CsvLogger(Objects.requireNonNull(file, "file"), ',', false);
    }

    /// What stands between values; default a comma.
    public CsvLogger separator(char other) {
        if (other == '"' || other == '\r' || other == '\n') {
            throw new IllegalArgumentException("csv logger: a quote or a line end cannot separate values");
        }
        return new CsvLogger(file, other, append);
    }

    /// Whether lines are added to a file that exists, without a second header; default not.
    public CsvLogger append(boolean other) {
        return new CsvLogger(file, separator, other);
    }

    @Override
    public void onTrainBegin(TrainingRun run) {
        names = null;
        uninterrupted(() -> {
            header = !append || !Files.exists(file) || Files.size(file) == 0;
            return append ? file : Files.write(file, new byte[0]);
        });
    }

    @Override
    public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
        StringBuilder text = new StringBuilder();
        if (names == null) {
            names = List.copyOf(new TreeSet<>(logs.keySet()));
            if (header) {
                List<String> titles = new ArrayList<>(List.of("epoch"));
                titles.addAll(names);
                line(text, titles);
            }
        }
        List<String> values = new ArrayList<>(List.of(Integer.toString(epoch)));
        for (String name : names) {
            Double value = logs.get(name);
            values.add(value == null ? "NA" : PythonNumbers.repr(value));
        }
        line(text, values);
        uninterrupted(() -> Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND));
    }

    private interface Writing {
        Object write() throws IOException;
    }

    /// Writes also on a thread that is interrupted, which would close the file in the middle; the thread stays interrupted.
    private void uninterrupted(Writing writing) {
        boolean interrupted = Thread.interrupted();
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException("csv logger: cannot write " + file, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void line(StringBuilder text, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            boolean quoted = value.indexOf(separator) >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0
                    || value.indexOf('\r') >= 0;
            text.append(i == 0 ? "" : String.valueOf(separator))
                    .append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        text.append("\r\n");
    }
}
