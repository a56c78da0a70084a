package dev.telar.benchmarks.works;

import java.util.Locale;
import java.util.Optional;

/// A line that a contender's process reports by; everything else on its standard output is not ours.
public sealed interface Line {

    /// What such lines begin with.
    String MARK = "@telar ";

    /// A measured value.
    ///
    /// @param measure what was measured, such as `W3 512×512×512`
    /// @param value in `unit`
    /// @param unit such as `GFLOP/s`
    record Value(String measure, double value, String unit) implements Line {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%svalue|%s|%s|%s", MARK, measure, Double.toString(value), unit);
        }
    }

    /// Something that the reader of the table should know.
    ///
    /// @param text one line
    record Note(String text) implements Line {

        @Override
        public String toString() {
            return MARK + "note|" + text;
        }
    }

    /// The first step is finished, now.
    record FirstStep() implements Line {

        @Override
        public String toString() {
            return MARK + "first step|";
        }
    }

    /// Reads a line.
    ///
    /// @return empty if it is not ours
    /// @throws IllegalArgumentException if it has our mark and does not make sense
    static Optional<Line> parse(String text) {
        if (!text.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] parts = text.substring(MARK.length()).split("\\|", -1);
        return Optional.of(switch (parts[0] + "/" + parts.length) {
            case "value/4" -> new Value(parts[1], number(text, parts[2]), parts[3]);
            case "note/2" -> new Note(parts[1]);
            case "first step/2" -> new FirstStep();
            default -> throw new IllegalArgumentException("not a contender's line: " + text);
        });
    }

    private static double number(String text, String number) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a contender's line, " + number + " is no number: " + text, e);
        }
    }
}
