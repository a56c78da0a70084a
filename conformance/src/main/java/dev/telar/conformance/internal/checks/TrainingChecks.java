package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import dev.telar.backend.reference.ReferenceBackend;

/// Training step by step with the reference backend.
final class TrainingChecks {

    /// How far the losses may drift apart in twenty steps, relatively. Backends that differ in the order of their sums alone were measured up
    /// to 7·10⁻⁷ apart, over seven seeds and all optimizers; a formula that is wrong anywhere shows in the third digit.
    private static final double DRIFT = 1e-5;

    private TrainingChecks() {}

    static List<Check> all() {
        return Stream.of(Network.SGD, Network.RMSPROP, Network.ADAM)
                .map(network -> Check.of("losses with " + network.name(),
                        subject -> follows(network, subject)))
                .toList();
    }

    private static void follows(Network network, Subject subject) {
        double[] actual = network.train(subject.backend(), 1);
        try (ReferenceBackend reference = new ReferenceBackend()) {
            double[] expected = network.train(reference, 1);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).as("the loss of step %d", i)
                        .isBetween(expected[i] * (1 - DRIFT), expected[i] * (1 + DRIFT));
            }
            assertThat(actual[actual.length - 1]).as("the last loss").isLessThan(actual[0]);
        }
    }
}
