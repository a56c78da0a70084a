package dev.telar.benchmarks.race;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The results as text.
public final class ResultTable {

    private static final String ROW = "  %-18s%12s%12s%12s   %s%n";

    private ResultTable() {}

    /// The table: a block a measure, with median, least and most of the rounds, and how Telar compares; below, the settings and who is missing.
    public static String of(Results results) {
        StringBuilder text = new StringBuilder();
        List<Series> all = results.series();
        String group = "";
        for (Series series : all) {
            if (!series.group().equals(group)) {
                group = series.group();
                text.append(String.format(Locale.ROOT, "%n%s%n", group));
                text.append(String.format(Locale.ROOT, ROW, "", "median", "least", "most", "Telar ÷ it").stripTrailing())
                        .append('\n');
            }
            text.append(row(series, all).stripTrailing()).append('\n');
        }
        list(text, "Settings", results.settings());
        list(text, "Missing", results.missing());
        return text.toString();
    }

    private static String row(Series series, List<Series> all) {
        Summary summary = series.summary();
        return String.format(Locale.ROOT, ROW, series.contender(), number(summary.median()), number(summary.least()),
                number(summary.most()),
                ratio(series, all));
    }

    private static String ratio(Series series, List<Series> all) {
        if (series.contender().equals(Entrant.TELAR.id())) {
            return "";
        }
        return all.stream().filter(other -> other.contender().equals(Entrant.TELAR.id()) && other.competesWith(series))
                .findFirst()
                .map(series::ratioOf)
                .map(ratio -> number(ratio.median()) + " (" + number(ratio.least()) + " – " + number(ratio.most()) + ")")
                .orElse("");
    }

    /// Three figures that count, and all of those before the point.
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static void list(StringBuilder text, String title, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            text.append(String.format(Locale.ROOT, "%n%s%n", title));
            entries.forEach((who, what) -> text.append("  ").append(who).append(": ").append(what).append('\n'));
        }
    }
}
