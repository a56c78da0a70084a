package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

import dev.telar.error.ShapeException;

import org.junit.jupiter.api.Test;

class ConfusionMatrixPlotTest {

    private static final int DARK = 0x440154;
    private static final int LIGHT = 0xfde725;
    private static final long[][] MATRIX = {{9, 0}, {0, 9}};

    /// Where the cells of a matrix lie: the square between its black borders.
    private static MatrixLayout layout(int classes) {
        return MatrixLayout.of(new Frame("", 640, 540), 0, IntStream.range(0, classes).mapToObj(Integer::toString).toList(), 60);
    }

    private static int rgb(BufferedImage image, double x, double y) {
        return image.getRGB((int) x, (int) y) & 0xffffff;
    }

    @Test
    void cells_haveTheColoursOfTheirValues() {
        BufferedImage image = Plots.confusionMatrix(MATRIX).colorBar(false).cellText(value -> "").toImage();
        MatrixLayout layout = MatrixLayout.of(new Frame("", 640, 540), 0, List.of("0", "1"), 0);
        assertThat(rgb(image, layout.centreX(0), layout.centreY(0))).isEqualTo(LIGHT);
        assertThat(rgb(image, layout.centreX(1), layout.centreY(0))).isEqualTo(DARK);
        assertThat(rgb(image, layout.centreX(0), layout.centreY(1))).isEqualTo(DARK);
        assertThat(rgb(image, layout.x(), layout.y())).isEqualTo(LIGHT);
        assertThat(rgb(image, layout.right() - 1, layout.y() + layout.side() - 1)).isEqualTo(LIGHT);
        assertThat(Ink.count(image, LIGHT)).isEqualTo(layout.side() * layout.side() / 2);
    }

    @Test
    void rows_areTheTrueClassesFromTheTop() {
        BufferedImage image = Plots.confusionMatrix(new long[][]{{0, 9}, {0, 0}}).cellText(value -> "").colorBar(false).toImage();
        MatrixLayout layout = MatrixLayout.of(new Frame("", 640, 540), 0, List.of("0", "1"), 0);
        assertThat(rgb(image, layout.centreX(1), layout.centreY(0))).isEqualTo(LIGHT);
        assertThat(rgb(image, layout.centreX(0), layout.centreY(1))).isEqualTo(DARK);
    }

    @Test
    void text_belowTheMiddle_isLightOnDarkAndElseDarkOnLight() {
        ConfusionMatrixPlot plot = Plots.confusionMatrix(MATRIX).colorBar(false);
        int darkWithout = Ink.near(plot.cellText(value -> "").toImage(), DARK);
        int darkWithZeros = Ink.near(plot.cellText(value -> value == 0 ? "MMM" : "").toImage(), DARK);
        int darkWithNines = Ink.near(plot.cellText(value -> value == 9 ? "MMM" : "").toImage(), DARK);
        assertThat(darkWithZeros).as("light letters on dark cells").isLessThan(darkWithout);
        assertThat(darkWithNines).as("dark letters on light cells").isGreaterThan(darkWithout);
    }

    /// 5 is not below (0 + 10) / 2.
    @Test
    void text_atTheMiddle_isDark() {
        ConfusionMatrixPlot plot = Plots.confusionMatrix(new long[][]{{0, 5}, {5, 10}}).colorBar(false);
        int without = Ink.near(plot.cellText(value -> "").toImage(), DARK);
        assertThat(Ink.near(plot.cellText(value -> value == 5 ? "MMM" : "").toImage(), DARK)).isGreaterThan(without);
    }

    @Test
    void text_inAMatrixOfEqualValues_canBeSeen() {
        BufferedImage image = Plots.confusionMatrix(new long[][]{{5, 5}, {5, 5}}).colorBar(false).toImage();
        assertThat(Ink.count(image, LIGHT)).isPositive();
    }

    @Test
    void text_ofNormalizedValues_isShort() {
        ConfusionMatrixPlot plot = Plots.confusionMatrix(new double[][]{{1 / 3.0, 2 / 3.0}, {0, 1}});
        assertThat(plot.toSvg()).isEqualTo(plot.cellText(CellText::general).toSvg())
                .isNotEqualTo(plot.cellText(value -> "%.3f".formatted(value)).toSvg());
    }

    @Test
    void colorBar_runsFromTheLargestValueAtTheTopToTheSmallest() {
        BufferedImage image = Plots.confusionMatrix(MATRIX).toImage();
        assertThat(Ink.count(Plots.confusionMatrix(MATRIX).colorBar(false).toImage(), 0x21918c)).isZero();
        assertThat(Ink.count(image, 0x21918c)).as("the colour of the middle").isPositive();
    }

    @Test
    void labels_thatAreLong_areNotClipped() {
        String name = "a very long name of a class which is longer than its place";
        BufferedImage image = Plots.confusionMatrix(new long[][]{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, name, name, "z").toImage();
        assertThat(Ink.count(image, 0, 0, 4, image.getHeight())).isZero();
        assertThat(Ink.count(image, 0, image.getHeight() - 3, image.getWidth(), 3)).isZero();
        assertThat(Ink.count(image, image.getWidth() - 3, 0, 3, image.getHeight())).isZero();
    }

    @Test
    void text_inCellsTooSmallToReadIt_isLeftOut() {
        long[][] large = new long[100][100];
        large[0][0] = 12345;
        ConfusionMatrixPlot plot = Plots.confusionMatrix(large).size(500, 400);
        assertThat(plot.toSvg()).isEqualTo(plot.cellText(value -> "").toSvg());
        assertThat(layout(100).cellLettering(List.of("12345"))).isNull();
    }

    @Test
    void matrix_ofManyClasses_isLarger() {
        assertThat(Plots.confusionMatrix(new long[10][10]).width()).isEqualTo(640);
        assertThat(Plots.confusionMatrix(new long[100][100]).width()).isEqualTo(1600);
    }

    @Test
    void matrix_changedAfterwardsByTheCaller_isShownAsItWas() {
        double[][] values = {{1, 0}, {0, 1}};
        ConfusionMatrixPlot plot = Plots.confusionMatrix(values);
        String before = plot.toSvg();
        values[0][0] = 7;
        assertThat(plot.toSvg()).isEqualTo(before);
    }

    @Test
    void matrix_inGrey_hasBlackCells() {
        BufferedImage image = Plots.confusionMatrix(MATRIX).colorMap(ColorMap.GREY).colorBar(false).toImage();
        assertThat(Ink.count(image, DARK)).isZero();
        assertThat(Ink.count(image, 0x000000)).isGreaterThan(50_000);
    }

    @Test
    void matrix_thatIsNotSquare_isRefused() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Plots.confusionMatrix(new long[][]{{1, 2}, {3}}))
                .withMessage("confusionMatrix: takes a square matrix of at least one class, given 2 rows of lengths [2, 1]");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Plots.confusionMatrix(new double[0][]))
                .withMessage("confusionMatrix: takes a square matrix of at least one class, given 0 rows of lengths []");
    }

    @Test
    void labels_ofAnotherNumber_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.confusionMatrix(MATRIX, "cat"))
                .withMessage("confusionMatrix: got 1 labels for 2 classes; give one for each, or none for 0 … 1");
    }
}
