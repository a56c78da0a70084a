package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.op.HostArray;
import dev.telar.shape.TensorSpec;

/// What the backend hands out for an operation is the caller's alone, and takes back all of it. Core releases each storage once: one that is
/// handed out twice, as a constant that is kept or an input that is handed back, would be released twice.
final class StorageChecks {

    private static final int SMALL = 5000;

    private StorageChecks() {}

    static List<Check> all() {
        return AllCases.firstOfEach(SMALL).stream()
                .map(given -> Check.of("storages of " + given.operation() + " of " + given.dtype().label(),
                        subject -> run(given, subject)))
                .toList();
    }

    private static void run(Case given, Subject subject) {
        Backend backend = subject.quiet();
        long before = subject.liveBytes(backend);
        List<Storage> owned = new ArrayList<>();
        if (given.specs().stream().allMatch(spec -> backend.supports(spec.dtype()))) {
            for (HostArray input : given.values()) {
                owned.add(backend.upload(input.spec(), input.data()));
            }
            List<Storage> inputs = List.copyOf(owned);
            List<TensorSpec> results = given.op().infer(given.specs());
            boolean stored = results.stream().allMatch(spec -> backend.supports(spec.dtype()));
            if (stored && backend.runs(given.op(), given.specs())) {
                execute(backend, new Invocation(given.op(), inputs, results), owned);
                execute(backend, new Invocation(given.op(), inputs, results), owned);
            }
        }
        owned.forEach(backend::release);
        assertThat(subject.liveBytes(backend))
                .as("live bytes after two calls of %s and the release of inputs and results", given.title())
                .isEqualTo(before);
    }

    /// @param owned all storages so far, to which the results are added
    private static void execute(Backend backend, Invocation call, List<Storage> owned) {
        List<Storage> made = backend.execute(call);
        assertThat(made).as("the results").hasSameSizeAs(call.results());
        for (int i = 0; i < made.size(); i++) {
            Storage result = made.get(i);
            assertThat(result.spec()).as("the shape and type of result %d", i).isEqualTo(call.results().get(i));
            assertThat(owned).as(
                    "the inputs and earlier results: an operation returns storages of its own each time (they may share memory,"
                            + " counted), since core releases each of them once")
                    .noneMatch(storage -> storage == result);
            owned.add(result);
        }
    }
}
