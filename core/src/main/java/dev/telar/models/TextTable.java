package dev.telar.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table with a heavy head and lines between its rows, drawn as Python's rich draws Keras' summaries: cells wrap at blanks, a word that is longer
/// than its cell is cut with `…`.
final class TextTable {

    /// Where a text stands in its cell.
    enum Alignment {
        LEFT, RIGHT, CENTER
    }

    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

    private final int[] widths;
    private final List<Alignment> alignments;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param requested the width of each column as it is asked for, without the blanks beside the text
    /// @param lineLength the width of the whole table
    TextTable(int[] requested, List<Alignment> alignments, int lineLength) {
        this.alignments = alignments;
        this.widths = fitted(requested, lineLength);
    }

    /// The widths with a blank on each side, after the excess over the line is taken away evenly, column by column, half to even.
    private static int[] fitted(int[] requested, int lineLength) {
        int columns = requested.length;
        int[] widths = new int[columns];
        int excess = columns + 1 - lineLength;
        for (int i = 0; i < columns; i++) {
            widths[i] = requested[i] + 2;
            excess += widths[i];
        }
        for (int i = 0; i < columns && excess > 0; i++) {
            int less = Math.min(widths[i], (int) Math.rint((double) excess / (columns - i)));
            widths[i] -= less;
            excess -= less;
        }
        return widths;
    }

    void add(List<String> row) {
        rows.add(row);
    }

    /// The table; the first row is its head. Each line ends with a line feed.
    String draw() {
        StringBuilder text = new StringBuilder();
        rule(text, '┏', '━', '┳', '┓');
        for (int i = 0; i < rows.size(); i++) {
            if (i == 1) {
                rule(text, '┡', '━', '╇', '┩');
            } else if (i > 1) {
                rule(text, '├', '─', '┼', '┤');
            }
            row(text, rows.get(i), i == 0);
        }
        if (rows.size() == 1) {
            rule(text, '┡', '━', '╇', '┩');
        }
        rule(text, '└', '─', '┴', '┘');
        return text.toString();
    }

    private void rule(StringBuilder text, char left, char line, char between, char right) {
        for (int i = 0; i < widths.length; i++) {
            text.append(i == 0 ? left : between).append(String.valueOf(line).repeat(widths[i]));
        }
        text.append(right).append('\n');
    }

    /// Draws a row; in the head the cells stand at the bottom, elsewhere at the top.
    private void row(StringBuilder text, List<String> row, boolean head) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = wrapped(row.get(i), widths[i] - 2);
            cells.add(lines);
            height = Math.max(height, lines.size());
        }
        char wall = head ? '┃' : '│';
        for (int line = 0; line < height; line++) {
            for (int i = 0; i < widths.length; i++) {
                List<String> lines = cells.get(i);
                int own = head ? line - (height - lines.size()) : line;
                String part = own >= 0 && own < lines.size() ? lines.get(own) : "";
                text.append(wall).append(' ').append(aligned(part, widths[i] - 2, alignments.get(i))).append(' ');
            }
            text.append(wall).append('\n');
        }
    }

    private static String aligned(String part, int width, Alignment alignment) {
        String shown = cut(alignment == Alignment.LEFT ? part : part.stripTrailing(), width);
        int free = width - length(shown);
        int before = switch (alignment) {
            case LEFT -> 0;
            case RIGHT -> free;
            case CENTER -> free / 2;
        };
        return " ".repeat(before) + shown + " ".repeat(free - before);
    }

    private static String cut(String text, int width) {
        if (length(text) <= width) {
            return text;
        }
        String stripped = text.substring(0, text.length() - Math.min(trailingBlanks(text), length(text) - width));
        return length(stripped) <= width
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
    }

    private static int trailingBlanks(String text) {
        return text.length() - text.stripTrailing().length();
    }

    /// The lines of a cell: a word that does not fit into what is left of the line begins a new one.
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int used = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (width - used < length(word.group().stripTrailing()) && used > 0 && word.start() > 0) {
                lines.add(text.substring(start, word.start()));
                start = word.start();
                used = 0;
            }
            used += length(word.group());
        }
        lines.add(text.substring(start));
        return Collections.unmodifiableList(lines);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
