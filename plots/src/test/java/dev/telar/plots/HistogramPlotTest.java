package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class HistogramPlotTest {

    @ParameterizedTest
    @CsvFileSource(resources = "histogram.csv", delimiter = ';', maxCharsPerColumn = 20_000)
    void bins_ofValues_areThoseOfNumPy(int bins, String values, String counts, String edges) {
        double[] wide = numbers(values);
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        HistogramPlot plot = Plots.histogram("h", narrow, bins);
        assertThat(plot.counts()).containsExactly(Arrays.stream(numbers(counts)).mapToLong(count -> (long) count).toArray());
        double[] expected = numbers(edges);
        double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(plot.edges()).containsExactly(expected, Offset.offset(1e-15 * size));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Test
    void histogram_isTitledByItsName() {
        HistogramPlot plot = Plots.histogram("weights", new float[]{1, 2}, 2);
        assertThat(plot.toSvg()).isEqualTo(plot.title("weights").toSvg()).isNotEqualTo(plot.title("").toSvg());
    }

    @Test
    void bars_areFilledInBlue() {
        assertThat(Ink.count(Plots.histogram("h", new float[]{1, 2, 3}, 1).toImage(), 0x1f77b4)).isGreaterThan(100_000);
    }

    @Test
    void valuesThatAreNotFinite_areLeftOutAndTold() {
        float[] values = {1, Float.NaN, 2, Float.NEGATIVE_INFINITY};
        HistogramPlot plot = Plots.histogram("h", values, 2);
        assertThat(plot.counts()).containsExactly(1, 1);
        assertThat(plot.toSvg()).isNotEqualTo(Plots.histogram("h", new float[]{1, 2}, 2).toSvg());
    }

    @Test
    void histogram_withoutAFiniteValue_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.histogram("w", new float[]{Float.NaN, Float.NaN}, 5))
                .withMessage("histogram: none of the 2 values of 'w' is a finite number; give at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.histogram("w", new float[0], 5))
                .withMessage("histogram: none of the 0 values of 'w' is a finite number; give at least one");
    }

    @Test
    void histogram_withoutBins_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.histogram("w", new float[]{1}, 0))
                .withMessage("histogram: needs at least 1 bin, but got 0");
    }

    @Test
    void histogram_ofTheLargestFloats_isDrawn() {
        HistogramPlot plot = Plots.histogram("w", new float[]{-Float.MAX_VALUE, 0, Float.MAX_VALUE}, 3);
        assertThat(plot.counts()).containsExactly(1, 1, 1);
        assertThat(plot.toImage().getWidth()).isEqualTo(640);
    }
}
