package dev.telar.conformance.internal;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.telar.conformance.internal.checks.Check;
import dev.telar.conformance.internal.checks.Checks;
import dev.telar.conformance.internal.checks.Contract;
import dev.telar.conformance.internal.checks.Hooks;
import dev.telar.conformance.internal.checks.Subject;

/// One run of the kit on one backend: makes the backend, runs the checks, closes it.
public final class ConformanceRun implements BeforeAllCallback {

    /// The system property, or configuration parameter of JUnit, that names the checks to run.
    public static final String CHECKS = "telar.conformance.checks";

    private @Nullable Subject subject;
    private @Nullable Pattern selected;

    /// A run that has not begun.
    public ConformanceRun() {}

    /// Learns which checks are to be run. JUnit calls it for each nested class as well.
    @Override
    public void beforeAll(ExtensionContext context) {
        selected = context.getConfigurationParameter(CHECKS).map(Glob::of).orElse(null);
    }

    /// Makes the backend.
    public void open(Hooks hooks) {
        subject = new Subject(hooks);
    }

    /// Closes the backend.
    public void close() {
        if (subject != null) {
            subject.close();
        }
    }

    /// The checks of a contract.
    public Stream<DynamicTest> checks(Contract contract) {
        return Checks.of(contract).stream().filter(check -> isSelected(contract, check))
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> run(check)));
    }

    private boolean isSelected(Contract contract, Check check) {
        return selected == null || selected.matcher(contract.id(check)).matches();
    }

    private void run(Check check) throws Exception {
        check.body().run(Objects.requireNonNull(subject, "the run has begun"));
    }
}
