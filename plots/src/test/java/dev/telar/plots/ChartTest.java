package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

import dev.telar.callbacks.History;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    private static final int BLUE = 0x1f77b4;
    private static final int ORANGE = 0xff7f0e;

    private static BufferedImage loss(Double... values) {
        return Plots.history(Map.of("loss", List.of(values)), "loss").toImage();
    }

    @Test
    void history_withValidation_showsBothCurvesInTheirColours() {
        BufferedImage image = Plots.history(Samples.metrics(), "accuracy").toImage();
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(480);
        assertThat(Ink.count(image, BLUE)).isGreaterThan(300);
        assertThat(Ink.count(image, ORANGE)).isGreaterThan(300);
    }

    @Test
    void history_withoutValidation_showsOneCurve() {
        BufferedImage image = Plots.history(Samples.metrics(), "loss").toImage();
        assertThat(Ink.count(image, BLUE)).isGreaterThan(200);
        assertThat(Ink.count(image, ORANGE)).isZero();
    }

    @Test
    void history_ofOneEpoch_showsAPoint() {
        // a legend entry alone has a point and a line of 24 pixels; a second point makes the difference to no finite value
        int point = Ink.count(loss(0.5), BLUE) - Ink.count(loss(Double.NaN), BLUE);
        assertThat(point).isBetween(10, 60);
    }

    @Test
    void history_withNaN_leavesAGap() {
        int whole = Ink.count(loss(1.0, 1.0, 1.0, 1.0, 1.0), BLUE);
        int gap = Ink.count(loss(1.0, 1.0, Double.NaN, 1.0, 1.0), BLUE);
        int infinite = Ink.count(loss(1.0, 1.0, Double.POSITIVE_INFINITY, 1.0, 1.0), BLUE);
        assertThat(gap).isLessThan(whole * 3 / 4);
        assertThat(infinite).isEqualTo(gap);
    }

    @Test
    void history_ofLongTraining_showsLonePointsBetweenGaps() {
        Double[] values = new Double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 100 ? 1.0 : Double.NaN;
        }
        assertThat(Ink.count(loss(values), BLUE)).isGreaterThan(40);
    }

    @Test
    void history_ofFit_isThatOfItsMetrics() {
        History history = new History();
        history.add(0, Map.of("loss", 2.0, "val_loss", 2.1));
        history.add(1, Map.of("loss", 1.0, "val_loss", 1.4));
        assertThat(Plots.history(history, "loss").toSvg()).isEqualTo(Plots.history(history.metrics(), "loss").toSvg());
    }

    @Test
    void history_ofAContinuedFit_countsOn() {
        History later = new History();
        later.add(7, Map.of("loss", 2.0));
        assertThat(Plots.history(later, "loss").toSvg()).isNotEqualTo(Plots.history(later.metrics(), "loss").toSvg());
    }

    @Test
    void measuredEpochs_areThoseThatTheFrequencyDivides() {
        List<Integer> six = List.of(1, 2, 3, 4, 5, 6);
        assertThat(Chart.measuredEpochs(six, 6)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Chart.measuredEpochs(six, 3)).containsExactly(2, 4, 6);
        assertThat(Chart.measuredEpochs(six, 2)).containsExactly(3, 6);
        assertThat(Chart.measuredEpochs(List.of(8, 9), 2)).containsExactly(8, 9);
        assertThat(Chart.measuredEpochs(six, 5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(Chart.measuredEpochs(List.of(), 2)).containsExactly(1, 2);
    }

    @Test
    void history_ofFitWithoutTheMetric_namesThoseThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.history(new History(), "loss"))
                .withMessage("history: there is no metric 'loss'; there are []");
    }

    @Test
    void history_unknownMetric_namesThoseThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.history(Map.of("loss", List.of(1.0)), "acc"))
                .withMessage("history: there is no metric 'acc'; there are [loss]");
    }

    @Test
    void history_withoutEpochs_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.history(Map.of("loss", List.<Double>of()), "loss"))
                .withMessage("history: 'loss' has no values yet; train for at least one epoch");
    }

    @Test
    void history_validationAlone_isShown() {
        assertThat(Plots.history(Map.of("val_loss", List.of(1.0, 2.0)), "loss").toSvg()).contains("#1f77b4");
    }

    @Test
    void line_horizontal_isDrawnAtItsHeight() {
        int half = blueRow(0.5);
        int one = blueRow(1);
        int oneAndAHalf = blueRow(1.5);
        assertThat(half - oneAndAHalf).isBetween(150, 250);
        assertThat(one).isBetween((half + oneAndAHalf) / 2 - 1, (half + oneAndAHalf) / 2 + 1);
    }

    /// Where a horizontal line crosses the middle of the picture, on an axis from 0 to 2.
    private static int blueRow(double height) {
        BufferedImage image = Plots.chart().line("h", new double[]{0, 10}, new double[]{height, height}).yRange(0, 2).toImage();
        int y = 0;
        while ((image.getRGB(320, y) & 0xffffff) != BLUE) {
            y++;
        }
        return y;
    }

    @Test
    void points_areNotJoined() {
        double[] x = {0, 1, 2};
        int points = Ink.count(Plots.chart().points("p", x, x).toImage(), BLUE);
        int line = Ink.count(Plots.chart().line("p", x, x).toImage(), BLUE);
        assertThat(points).isLessThan(line / 2);
    }

    @Test
    void series_ofEqualNames_areBothShown() {
        Chart chart = Plots.chart().line("same", new double[]{0, 1}, new double[]{0, 1}).line("same", new double[]{0, 1},
                new double[]{1, 0});
        assertThat(Ink.count(chart.toImage(), BLUE)).isGreaterThan(200);
        assertThat(Ink.count(chart.toImage(), ORANGE)).isGreaterThan(200);
    }

    @Test
    void series_ofFloats_areThoseOfDoubles() {
        Chart floats = Plots.chart().line("a", new float[]{0, 1}, new float[]{0.5f, 1}).points("b", new float[]{0},
                new float[]{1});
        Chart doubles = Plots.chart().line("a", new double[]{0, 1}, new double[]{0.5, 1}).points("b", new double[]{0},
                new double[]{1});
        assertThat(floats.toSvg()).isEqualTo(doubles.toSvg());
    }

    @Test
    void series_changedAfterwardsByTheCaller_isShownAsItWas() {
        double[] y = {0, 1};
        Chart chart = Plots.chart().line("a", new double[]{0, 1}, y);
        String before = chart.toSvg();
        y[1] = 100;
        assertThat(chart.toSvg()).isEqualTo(before);
    }

    @Test
    void labels_setOnTheAxes_takeRoomAndInk() {
        Chart bare = Plots.chart().line("a", new double[]{0, 1}, new double[]{0, 1});
        BufferedImage labelled = bare.xLabel("time").yLabel("distance").toImage();
        assertThat(Ink.count(labelled, 0, 100, 26, 300)).as("left of the numbers").isPositive();
        assertThat(Ink.count(bare.toImage(), 0, 100, 12, 300)).isZero();
    }

    @Test
    void chart_empty_isRefusedWhenDrawn() {
        assertThatIllegalStateException().isThrownBy(() -> Plots.chart().toImage())
                .withMessage("chart: there is nothing to show; add a series with line(…) or points(…)");
    }

    @Test
    void series_ofDifferentLengths_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.chart().line("a", new double[2], new double[3]))
                .withMessage("chart: series 'a' has 2 x values but 3 y values; give one y for each x");
    }

    @Test
    void series_withoutPoints_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.chart().points("a", new double[0], new double[0]))
                .withMessage("chart: series 'a' has no points; give at least one");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, Double.NaN, Double.POSITIVE_INFINITY})
    void yRange_notInOrder_isRefused(double low) {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.chart().yRange(low, 1))
                .withMessage("yRange: needs two finite numbers, the lower first, but got " + low + " and 1.0");
    }

    @Property(tries = 60)
    void chart_ofAnyNumbers_isDrawn(@ForAll @Size(min = 1, max = 6) List<Double> values,
            @ForAll @IntRange(min = 64, max = 700) int width,
            @ForAll @IntRange(min = 64, max = 700) int height) {
        double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
        BufferedImage image = Plots.chart().line("a", y, y).points("b", new double[y.length], y).size(width, height).toImage();
        assertThat(image.getWidth()).isEqualTo(width);
    }

    @Test
    void chart_ofNoFiniteValue_saysSo() {
        BufferedImage image = loss(Double.NaN, Double.NaN);
        assertThat(Ink.count(image, 290, 220, 100, 30)).isGreaterThan(50);
    }
}
