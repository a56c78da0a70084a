package dev.telar.conformance.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.telar.conformance.ExpectedFailure;
import dev.telar.conformance.internal.checks.Check;
import dev.telar.conformance.internal.checks.Checks;
import dev.telar.conformance.internal.checks.Contract;
import dev.telar.conformance.internal.checks.Hooks;
import dev.telar.conformance.internal.checks.Outcome;
import dev.telar.conformance.internal.checks.Subject;
import dev.telar.conformance.internal.report.Recorder;
import dev.telar.conformance.internal.report.ReportFolder;
import dev.telar.conformance.internal.report.RunReport.State;

/// One run of the kit on one backend: makes the backend, runs the checks, closes it, and writes down what it found out. From the first moment
/// on the report says that the run has not come to its end, so that a JVM that dies in the middle leaves no old report behind.
public final class ConformanceRun implements BeforeAllCallback {

    /// The system property, or configuration parameter of JUnit, that names the checks to run.
    public static final String CHECKS = "telar.conformance.checks";

    private @Nullable Pattern selected;
    private @Nullable Begun begun;

    /// A run that has not begun.
    public ConformanceRun() {}

    /// What there is once the backend has been made.
    private record Begun(Subject subject, List<ExpectedFailure> expectedFailures, Recorder recorder, ReportFolder folder) {}

    /// Learns which checks are to be run. JUnit calls it for each nested class as well.
    @Override
    public void beforeAll(ExtensionContext context) {
        selected = context.getConfigurationParameter(CHECKS).map(Glob::of).orElse(null);
    }

    /// Makes the backend.
    ///
    /// @throws IllegalArgumentException if no check is chosen
    public void open(Hooks hooks) {
        List<ExpectedFailure> expectedFailures = List.copyOf(hooks.expectedFailures().get());
        requireSelection(expectedFailures);
        Subject subject = new Subject(hooks);
        Recorder recorder = new Recorder(hooks.label().apply(subject.itself()), subject.itself());
        ReportFolder folder = new ReportFolder(hooks.reportFolder().get());
        begun = new Begun(subject, expectedFailures, recorder, folder);
        folder.write(recorder.report(State.UNFINISHED));
    }

    private void requireSelection(List<ExpectedFailure> expectedFailures) {
        for (Contract contract : Contract.values()) {
            if (all(contract, expectedFailures).stream().anyMatch(check -> isSelected(contract.id(check)))) {
                return;
            }
        }
        throw new IllegalArgumentException(
                CHECKS + " names no check; write it as \"Contract: name\", as the report does, with * for any"
                        + " text, such as \"Reduction: *\"");
    }

    /// Closes the backend and writes the report.
    public void close() {
        if (begun != null) {
            begun.subject.close();
            int all = Stream.of(Contract.values()).mapToInt(contract -> all(contract, begun.expectedFailures).size()).sum();
            State state = begun.recorder.checks() == all ? State.WHOLE : State.PARTIAL;
            begun.folder.write(begun.recorder.report(state));
        }
    }

    private Begun begun() {
        return Objects.requireNonNull(begun, "the run has begun");
    }

    /// The checks of a contract, those that were chosen.
    public Stream<DynamicTest> checks(Contract contract) {
        return all(contract, begun().expectedFailures).stream().filter(check -> isSelected(contract.id(check)))
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> run(contract, check)));
    }

    private static List<Check> all(Contract contract, List<ExpectedFailure> expectedFailures) {
        return contract == Contract.EXPECTED_FAILURES
                ? expectedFailures.stream().map(ConformanceRun::namesACheck).toList()
                : Checks.of(contract);
    }

    private boolean isSelected(String id) {
        return selected == null || selected.matcher(id).matches();
    }

    /// An entry that names nothing is a check that was renamed, or a mistake.
    private static Check namesACheck(ExpectedFailure expected) {
        return Check.of(expected.checks(), _ -> {
            if (Checks.names().noneMatch(expected::names)) {
                throw new AssertionError("the expected failure \"" + expected.checks()
                        + "\" names no check; write it as \"Contract: name\", as the report does, with * for any text");
            }
        });
    }

    /// One at a time, also where JUnit is told to run tests at once: some checks count bytes, others need all processors.
    private synchronized void run(Contract contract, Check check) throws Exception {
        Begun run = begun();
        Optional<ExpectedFailure> expected = run.expectedFailures.stream().filter(entry -> entry.names(contract.id(check)))
                .findFirst();
        Outcome outcome;
        try {
            outcome = check.body().run(run.subject);
        } catch (Exception | AssertionError | LinkageError e) {
            if (expected.isPresent()) {
                run.recorder.expected(contract, check, expected.get(), e);
                return;
            }
            run.recorder.failed(contract, check, e);
            throw e;
        }
        if (expected.isPresent() && expected.get().everywhere()) {
            AssertionError passes = new AssertionError(
                    "\"" + contract.id(check) + "\" passes, but is listed as an expected failure: take it"
                            + " off the list, or narrow the entry \"" + expected.get().checks() + "\"");
            run.recorder.failed(contract, check, passes);
            throw passes;
        }
        run.recorder.passed(contract, check, outcome);
    }
}
