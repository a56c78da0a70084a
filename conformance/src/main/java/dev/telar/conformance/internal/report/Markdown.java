package dev.telar.conformance.internal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.telar.conformance.internal.report.RunReport.ContractTally;
import dev.telar.conformance.internal.report.RunReport.Expected;
import dev.telar.conformance.internal.report.RunReport.Failure;
import dev.telar.conformance.internal.report.RunReport.Row;

/// The report as a page to read.
final class Markdown {

    private static final String NOTHING = "–";

    /// As much of a message as a table can take; all of it stands in the JSON.
    private static final int LONGEST = 400;

    private final List<RunReport> runs;
    private final StringBuilder text = new StringBuilder();

    private Markdown(List<RunReport> runs) {
        this.runs = runs;
    }

    static String of(List<RunReport> runs) {
        Markdown page = new Markdown(runs);
        page.text.append("# Conformance report\n\n");
        page.backends();
        page.failures();
        page.expectedFailures();
        page.contracts();
        page.matrix();
        return page.text.toString();
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void header(List<String> names) {
        row(names);
        text.append("|").repeat("---|", names.size()).append('\n');
    }

    private List<String> labels(String... before) {
        List<String> names = new ArrayList<>(Arrays.asList(before));
        runs.forEach(run -> names.add(run.label()));
        return names;
    }

    private void backends() {
        header(List.of("backend", "device", "opset", "checks", "passed", "failed", "expected failures", "run"));
        for (RunReport run : runs) {
            row(List.of(run.label(), run.device(), Integer.toString(run.opset()),
                    Integer.toString(run.passed() + run.failed() + run.expected()),
                    Integer.toString(run.passed()), run.failed() == 0 ? "0" : "**" + run.failed() + "**",
                    Integer.toString(run.expected()),
                    state(run)));
        }
        text.append("\nA whole run skips no check.\n");
    }

    private static String state(RunReport run) {
        String when = run.time() + ", " + String.format(Locale.ROOT, "%.1f s", run.seconds());
        return switch (run.state()) {
            case WHOLE -> when;
            case PARTIAL -> "**partial**, " + when;
            case UNFINISHED -> "**unfinished**: began " + run.time() + " and has not come to its end";
        };
    }

    private void failures() {
        if (runs.stream().allMatch(run -> run.failures().isEmpty())) {
            return;
        }
        text.append("\n## Failures\n\n");
        header(List.of("backend", "check", "message"));
        for (RunReport run : runs) {
            for (Failure failure : run.failures()) {
                row(List.of(run.label(), failure.check(), cut(failure.message())));
            }
        }
    }

    private static String cut(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + " …";
    }

    private void expectedFailures() {
        text.append("\n## Expected failures\n\n");
        if (runs.stream().allMatch(run -> run.expectedFailures().isEmpty())) {
            text.append("None.\n");
            return;
        }
        header(List.of("backend", "check", "reason", "link"));
        for (RunReport run : runs) {
            for (Expected expected : run.expectedFailures()) {
                row(List.of(run.label(), expected.check(), expected.reason(), expected.link()));
            }
        }
    }

    private void contracts() {
        text.append("\n## Checks by contract\n\n");
        header(labels("contract"));
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> run.contracts().forEach(tally -> names.add(tally.contract())));
        for (String name : names) {
            List<String> cells = new ArrayList<>(List.of(name));
            for (RunReport run : runs) {
                cells.add(run.contracts().stream().filter(tally -> tally.contract().equals(name)).map(Markdown::cell).findFirst()
                        .orElse(NOTHING));
            }
            row(cells);
        }
    }

    private static String cell(ContractTally tally) {
        return tally.checks() + failed(tally.failed(), tally.expected());
    }

    private static String failed(int failed, int expected) {
        return (failed == 0 ? "" : ", **" + failed + " failed**") + (expected == 0 ? "" : ", " + expected + " expected to fail");
    }

    private void matrix() {
        text.append(
                """

                        ## Operations

                        Each cell tells how the operation ran, the number of checks, and the greatest error.

                        - *native*: the backend runs the primitive; *fused*: it runs the composite in one piece; *decomposed*: core composes it of what \
                        the backend runs; *partly host*: some of that runs on the host; *host*: the backend lacks the operation or the type, and core runs it \
                        on the host.
                        - Errors are in units in the last place: of the element where an operation works element by element, otherwise of the greatest \
                        element of the result. In parentheses the same as a part of what is allowed, which is bounded element by element. Where small \
                        elements come from differences of great ones, many ulp may be a small part. Cells without a number are exact.

                        """);
        header(labels("operation", "type"));
        Map<List<String>, Map<String, Row>> rows = new LinkedHashMap<>();
        for (RunReport run : runs) {
            for (Row row : run.rows()) {
                rows.computeIfAbsent(List.of(row.operation(), row.dtype()), _ -> new LinkedHashMap<>()).put(run.label(), row);
            }
        }
        rows.forEach((names, byLabel) -> {
            List<String> cells = new ArrayList<>(names);
            runs.forEach(run -> cells.add(cell(byLabel.get(run.label()))));
            row(cells);
        });
    }

    private static String cell(@Nullable Row row) {
        if (row == null) {
            return NOTHING;
        }
        String ways = row.ways().isEmpty() ? "" : String.join(", ", row.ways()) + " · ";
        int checks = row.passed() + row.failed() + row.expected();
        String error = row.ulps() == 0
                ? ""
                : String.format(Locale.ROOT, " · %.2g ulp (%.0f %%)", row.ulps(), Math.ceil(100 * row.share()));
        return ways + checks + failed(row.failed(), row.expected()) + error;
    }
}
