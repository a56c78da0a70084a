package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import dev.telar.backend.reference.ReferenceBackend;

/// Training step by step with the reference backend.
final class TrainingChecks {

    /// How far the losses may drift apart, relatively. Each of the twenty steps sees some hundred roundings of 6·10⁻⁸ and passes the
    /// difference on about as large as it is, since the rates are small: a few 10⁻⁶ are to be expected, and a formula that is wrong anywhere
    /// shows in the third digit.
    private static final double DRIFT = 2e-5;

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
