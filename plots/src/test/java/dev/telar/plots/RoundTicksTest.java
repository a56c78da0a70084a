package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTicksTest {

    @ParameterizedTest
    @CsvSource({"0, 1085, 8, 0 200 400 600 800 1000", "0, 1, 8, 0 0.2 0.4 0.6 0.8 1",
            "0.1, 0.9, 8, 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9",
            "-3, 3, 3, -2 0 2", "5, 5, 8, 5", "0, 100000, 5, 0 20000 40000 60000 80000 100000", "0, 4e-9, 2, 0 2E-9 4E-9",
            "0, 2e9, 2, 0 1E+9 2E+9"})
    void ticks_ofARange_areRound(double low, double high, int most, String expected) {
        assertThat(String.join(" ", RoundTicks.in(low, high, most).values().stream().map(RoundTicks::text).toList()))
                .isEqualTo(expected);
    }

    @Property
    void ticks_ofAnyRange_lieInsideAndAreFew(@ForAll @DoubleRange(min = -1e12, max = 1e12) double low,
            @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 1e12) double span) {
        var values = RoundTicks.in(low, low + span, 8).values();
        assertThat(values).hasSizeLessThanOrEqualTo(9).allSatisfy(value -> assertThat(value)
                .isBetween(BigDecimal.valueOf(low), BigDecimal.valueOf(low + span)));
    }
}
