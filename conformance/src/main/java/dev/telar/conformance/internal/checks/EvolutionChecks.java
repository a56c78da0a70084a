package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.cases.Coverage;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.op.Custom;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CustomOperation;
import dev.telar.tensor.Tensor;

/// What a backend says of itself, so that core and backends of different ages work together.
final class EvolutionChecks {

    private EvolutionChecks() {}

    /// An operation that no backend knows: *x + 1*.
    private record Unknown() implements CustomOperation {

        @Override
        public String name() {
            return "unknown_to_all";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }

        @Override
        public List<Tensor> decompose(List<Tensor> inputs) {
            return List.of(inputs.getFirst().add(1));
        }
    }

    /// The same, of a version that comes after the backend's.
    ///
    /// @param since the version
    private record Future(int since) implements CustomOperation {

        @Override
        public String name() {
            return "of_the_future";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }

        @Override
        public List<Tensor> decompose(List<Tensor> inputs) {
            return List.of(inputs.getFirst().add(2));
        }
    }

    /// One without a decomposition.
    private record Opaque() implements Custom {

        @Override
        public String name() {
            return "opaque";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }
    }

    static List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(
                Check.of("name, device and toString say what it is", EvolutionChecks::saysWhatItIs),
                Check.of("opset is a version that core knows", subject -> assertThat(subject.itself().opset())
                        .as("opset(), the version of the operations that the backend was written for: return a number, not Op.OPSET + n")
                        .isBetween(1, Op.OPSET)),
                Check.of("float32 is supported", subject -> assertThat(subject.itself().supports(DType.FLOAT32)).isTrue()),
                Check.of("an unknown custom operation is declined, and decomposed", EvolutionChecks::unknown),
                Check.of("an operation newer than the backend's opset is declined, and decomposed", EvolutionChecks::future),
                Check.of("a custom operation without a decomposition is declined",
                        subject -> assertThat(runs(subject.itself(), new Opaque())).as("runs(a custom operation)").isFalse()),
                Check.of("a host call is declined, and run by core", EvolutionChecks::hostCall),
                Check.of("every operation, kind and type of this core has cases in the kit",
                        _ -> assertThat(Coverage.missing(AllCases.list())).as("take a kit as new as core").isEmpty())));
        for (Case given : AllCases.firstOfEach(5000)) {
            checks.add(Check.of("runs answers the same each time: " + given.operation() + " of " + given.dtype().label(),
                    subject -> runsIsPure(given, subject.itself())));
        }
        return checks;
    }

    private static boolean runs(Backend backend, Op op) {
        return backend.runs(op, List.of(Values.normal(1, 3).spec()));
    }

    private static void saysWhatItIs(Subject subject) {
        Backend backend = subject.itself();
        assertThat(backend.name()).as("name()").matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(backend.device()).as("device()").isNotNull().isEqualTo(backend.device());
        assertThat(backend.isClosed()).as("isClosed() of a backend in use").isFalse();
        assertThat(Tensor.of(1f).place().name()).as("the place of a tensor").isEqualTo(backend.name());
    }

    private static void unknown(Subject subject) {
        assertThat(runs(subject.itself(), new Unknown()))
                .as("runs(an unknown operation): the switch must end with a default that declines").isFalse();
        assertThat(Tensor.apply(new Unknown(), Tensor.of(1f, 2f)).getFirst().toFloatArray()).containsExactly(2, 3);
    }

    private static void future(Subject subject) {
        Future op = new Future(subject.itself().opset() + 1);
        assertThat(runs(subject.itself(), op)).as("runs(an operation of version %d)", op.since()).isFalse();
        assertThat(Tensor.apply(op, Tensor.of(1f, 2f)).getFirst().toFloatArray()).containsExactly(3, 4);
    }

    private static void hostCall(Subject subject) {
        TensorSpec spec = Values.normal(1, 3).spec();
        HostCall call = new HostCall("negated", inputs -> {
            float[] values = inputs.getFirst().floats().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = -values[i];
            }
            return List.of(HostArray.of(spec.shape(), values));
        }, List.of(spec));
        assertThat(subject.itself().runs(call, List.of(spec))).as("runs(a host call)").isFalse();
        assertThat(Tensor.apply(call, Tensor.of(1f, 2f, 3f)).getFirst().toFloatArray()).containsExactly(-1, -2, -3);
    }

    private static void runsIsPure(Case given, Backend backend) {
        boolean first = backend.runs(given.op(), given.specs());
        assertThat(backend.runs(given.op(), given.specs())).as("the second answer for %s", given.title()).isEqualTo(first);
        Tensor[] inputs = given.values().stream().map(Tensor::of).toArray(Tensor[]::new);
        assertThat(Tensor.apply(given.op(), inputs)).isNotEmpty();
        assertThat(backend.runs(given.op(), given.specs())).as("the answer after it ran for %s", given.title()).isEqualTo(first);
    }
}
