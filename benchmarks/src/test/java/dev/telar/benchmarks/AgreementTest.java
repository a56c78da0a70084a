package dev.telar.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.telar.backend.Backends;

/// One program, four backends, the same truth. The accuracies after ten epochs stand in the documentation; [Agreement] measures them.
class AgreementTest {

    private static final Map<String, MainJob.Seen> SEEN = new LinkedHashMap<>();
    private static double[] exact = {};

    @BeforeAll
    static void train() {
        for (String name : List.of("reference", "simd", "nd4j", "djl")) {
            SEEN.put(name, MainJob.run(Backends.get(name), 0, Agreement.STEPS));
        }
        exact = Agreement.exactLosses(seen("reference"));
    }

    private static MainJob.Seen seen(String name) {
        return SEEN.getOrDefault(name, new MainJob.Seen(List.of(), List.of(), new double[0], 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simd", "nd4j", "djl"})
    void firstWeights_onEachBackend_areTheSameBits(String name) {
        assertThat(Agreement.same(seen(name), seen("reference"))).isTrue();
        assertThat(seen(name).weights()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd", "nd4j", "djl"})
    void losses_ofTheFirstHundredSteps_areWithinTheDerivedDistance(String name) {
        double[] losses = seen(name).losses();
        assertThat(losses).hasSize(100);
        for (int step = 0; step < losses.length; step++) {
            assertThat(losses[step]).as("step %d", step).isCloseTo(exact[step], within(Agreement.allowed(exact)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simd", "nd4j", "djl"})
    void accuracy_afterAHundredSteps_isWithinThreeTenthsOfAPoint(String name) {
        assertThat(seen(name).accuracy()).isCloseTo(seen("reference").accuracy(), within(0.003));
    }

    /// The derivation holds while the loss goes down.
    @Test
    void losses_ofTheMeasure_goDown() {
        assertThat(exact[99]).isLessThan(exact[0] * 0.95);
    }
}
