package dev.telar.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void median_ofOddAndEvenCounts_isTheMiddle() {
        assertThat(Quantiles.median(3, 1, 2)).isEqualTo(2);
        assertThat(Quantiles.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Quantiles.median(7)).isEqualTo(7);
    }

    @Test
    void quantile_ofAHundredValues_isTheOneAtItsPlace() {
        double[] oneToHundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        assertThat(Quantiles.quantile(0.99, oneToHundred)).isEqualTo(99);
        assertThat(Quantiles.quantile(1, oneToHundred)).isEqualTo(100);
        assertThat(Quantiles.quantile(0.001, oneToHundred)).isEqualTo(1);
    }

    @Test
    void median_givenValues_leavesTheirOrder() {
        double[] values = {3, 1, 2};
        Quantiles.median(values);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void median_ofNothing_isRefused() {
        assertThatThrownBy(Quantiles::median).isInstanceOf(IllegalArgumentException.class).hasMessage("no values");
    }
}
