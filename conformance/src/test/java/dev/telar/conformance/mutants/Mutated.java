package dev.telar.conformance.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.conformance.BackendConformance;
import dev.telar.conformance.ExpectedFailure;
import dev.telar.conformance.internal.ConformanceRun;

/// The kit on a backend of the test's choice, run by the JUnit Platform as an author would run it.
class Mutated extends BackendConformance {

    private static @Nullable Setting setting;

    /// What the kit is run on.
    ///
    /// @param backend makes the backend
    /// @param provider its provider, empty for the one of its name
    /// @param expectedFailures what it is known to get wrong
    /// @param folder where the report goes
    record Setting(Supplier<Backend> backend, Optional<BackendProvider> provider, List<ExpectedFailure> expectedFailures,
            Path folder) {}

    /// What came of it.
    ///
    /// @param checks how many checks ran
    /// @param failed which of them failed, `Contract: name`
    /// @param messages what those said, in the same order
    record Findings(long checks, List<String> failed, List<String> messages) {}

    /// Runs the kit.
    ///
    /// @param selection the checks to run, `Contract: name` with `*` for any text
    static synchronized Findings run(Setting on, String selection) {
        setting = on;
        Events events = EngineTestKit.engine("junit-jupiter").selectors(selectClass(Mutated.class))
                .configurationParameter(ConformanceRun.CHECKS, selection).execute().testEvents();
        List<Event> failed = events.failed().list();
        return new Findings(events.started().count(), failed.stream().map(Mutated::id).toList(),
                failed.stream().map(Mutated::message).toList());
    }

    private static String id(Event event) {
        TestDescriptor check = event.getTestDescriptor();
        TestDescriptor contract = check.getParent().flatMap(TestDescriptor::getParent).orElseThrow();
        return contract.getDisplayName() + ": " + check.getDisplayName();
    }

    private static String message(Event event) {
        return event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class).getThrowable()
                .map(Throwable::getMessage).orElse("");
    }

    private static Setting setting() {
        if (setting == null) {
            throw new IllegalStateException("not run by a test of the kit");
        }
        return setting;
    }

    @Override
    protected Backend createBackend() {
        return setting().backend().get();
    }

    @Override
    protected Optional<BackendProvider> provider() {
        return setting().provider().or(super::provider);
    }

    @Override
    protected List<ExpectedFailure> expectedFailures() {
        return setting().expectedFailures();
    }

    @Override
    protected Path reportFolder() {
        return setting().folder();
    }
}
