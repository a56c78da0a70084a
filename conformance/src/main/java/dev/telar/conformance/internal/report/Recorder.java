package dev.telar.conformance.internal.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.telar.backend.Backend;
import dev.telar.conformance.ExpectedFailure;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.checks.Cell;
import dev.telar.conformance.internal.checks.Check;
import dev.telar.conformance.internal.checks.Contract;
import dev.telar.conformance.internal.checks.How;
import dev.telar.conformance.internal.checks.Outcome;
import dev.telar.conformance.internal.report.RunReport.ContractTally;
import dev.telar.conformance.internal.report.RunReport.Expected;
import dev.telar.conformance.internal.report.RunReport.Failure;
import dev.telar.conformance.internal.report.RunReport.Row;
import dev.telar.conformance.internal.report.RunReport.State;

/// Collects what a run finds out.
public final class Recorder {

    private final String label;
    private final Backend backend;
    private final Instant start = Instant.now();
    private final Map<Contract, Counts> contracts = new EnumMap<>(Contract.class);
    private final Map<Cell, Counts> cells = new LinkedHashMap<>();
    private final List<Expected> expectedFailures = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    /// @param label what the backend is called
    public Recorder(String label, Backend backend) {
        this.label = label;
        this.backend = backend;
    }

    /// Numbers of checks and what was worst among them.
    private static final class Counts {

        private int passed;
        private int failed;
        private int expected;
        private double ulps;
        private double share;
        private final Set<How> ways = EnumSet.noneOf(How.class);
    }

    /// A check passed.
    public synchronized void passed(Contract contract, Check check, Outcome outcome) {
        count(contract).passed++;
        Cell cell = check.cell();
        if (cell != null) {
            Counts counts = count(cell);
            counts.passed++;
            counts.ulps = Math.max(counts.ulps, outcome.ulps());
            counts.share = Math.max(counts.share, outcome.share());
            counts.ways.addAll(outcome.ways());
        }
    }

    /// A check failed.
    public synchronized void failed(Contract contract, Check check, Throwable failure) {
        count(contract).failed++;
        failures.add(new Failure(contract.id(check), message(failure)));
        Cell cell = check.cell();
        if (cell != null) {
            count(cell).failed++;
        }
    }

    /// A check failed as expected.
    public synchronized void expected(Contract contract, Check check, ExpectedFailure expected, Throwable failure) {
        count(contract).expected++;
        expectedFailures.add(new Expected(contract.id(check), expected.reason(), expected.link(), message(failure)));
        Cell cell = check.cell();
        if (cell != null) {
            count(cell).expected++;
        }
    }

    private Counts count(Contract contract) {
        return contracts.computeIfAbsent(contract, _ -> new Counts());
    }

    private Counts count(Cell cell) {
        return cells.computeIfAbsent(cell, _ -> new Counts());
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /// How many checks have run.
    public synchronized int checks() {
        return contracts.values().stream().mapToInt(counts -> counts.passed + counts.failed + counts.expected).sum();
    }

    /// The report of what has run so far.
    public synchronized RunReport report(State state) {
        List<ContractTally> tallies = new ArrayList<>();
        contracts.forEach((contract, counts) -> tallies
                .add(new ContractTally(contract.label(), counts.passed, counts.failed, counts.expected)));
        List<Row> rows = new ArrayList<>();
        cells.entrySet().stream().sorted(Map.Entry.comparingByKey(inOrder()))
                .forEach(entry -> rows.add(row(entry.getKey(), entry.getValue())));
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        return new RunReport(label, backend.device().toString(), backend.opset(), state,
                start.truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds, tallies, rows, List.copyOf(expectedFailures), List.copyOf(failures));
    }

    private static Row row(Cell cell, Counts counts) {
        return new Row(cell.operation(), cell.dtype().label(), counts.ways.stream().map(How::label).toList(), counts.passed,
                counts.failed,
                counts.expected, counts.ulps, counts.share);
    }

    /// Operations as the kit's families name them, what else there is before them, gradients behind.
    private static Comparator<Cell> inOrder() {
        Map<String, Integer> order = new LinkedHashMap<>();
        for (Case given : AllCases.list()) {
            order.putIfAbsent(given.operation(), order.size());
        }
        return Comparator.comparingInt((Cell cell) -> cell.operation().contains("gradient of ") ? 1 : 0)
                .thenComparingInt(cell -> order.getOrDefault(operation(cell), -1)).thenComparing(Cell::operation)
                .thenComparing(Cell::dtype);
    }

    private static String operation(Cell cell) {
        return cell.operation()
                .substring(cell.operation().indexOf("gradient of ") < 0 ? 0 : cell.operation().indexOf(" of ") + 4);
    }
}
