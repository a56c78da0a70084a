package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

import org.junit.jupiter.api.Test;

class PredictionsPlotTest {

    private static final int GREEN = 0x008000;
    private static final int RED = 0xff0000;
    private static final List<ImageData> ONE = List.of(Samples.gradient());

    private static PredictionsPlot one(int label, float... probabilities) {
        return Plots.predictions(ONE, new float[][]{probabilities}, new int[]{label});
    }

    @Test
    void bars_ofARightPrediction_areGreen() {
        BufferedImage image = one(1, 0.1f, 0.8f, 0.1f).toImage();
        assertThat(Ink.count(image, GREEN)).isGreaterThan(1000);
        assertThat(Ink.count(image, RED)).isZero();
    }

    @Test
    void bars_ofAWrongPrediction_areRed() {
        BufferedImage image = one(0, 0.1f, 0.8f, 0.1f).toImage();
        assertThat(Ink.count(image, RED)).isGreaterThan(1000);
        assertThat(Ink.count(image, GREEN)).isZero();
    }

    @Test
    void bars_areAsHighAsTheProbabilities() {
        double whole = Ink.count(one(0, 1, 0, 0).toImage(), GREEN);
        assertThat(Ink.count(one(0, 0.5f, 0, 0).toImage(), GREEN) / whole).isBetween(0.45, 0.55);
        assertThat(Ink.count(one(0, 0.5f, 0.25f, 0.25f).toImage(), GREEN) / whole).isBetween(0.9, 1.05);
    }

    @Test
    void bars_beyondOne_areCutOff() {
        assertThat(one(0, 7, -3).toSvg()).isEqualTo(one(0, 1, 0).toSvg());
    }

    @Test
    void bars_ofEqualProbabilities_countTheFirstClass() {
        assertThat(Ink.count(one(0, 0.5f, 0.5f).toImage(), GREEN)).isPositive();
        assertThat(Ink.count(one(1, 0.5f, 0.5f).toImage(), RED)).isPositive();
    }

    @Test
    void bars_withNaN_areRed() {
        BufferedImage image = one(0, 0.9f, Float.NaN).toImage();
        assertThat(Ink.count(image, RED)).isPositive();
        assertThat(Ink.count(image, GREEN)).isZero();
    }

    @Test
    void images_standLeftOfTheBars() {
        BufferedImage image = one(1, 0.1f, 0.9f).toImage();
        assertThat(image.getRGB(66, 40) & 0xffffff).as("the gradient's left edge").isEqualTo(0x440154);
        assertThat(Ink.count(image.getSubimage(0, 0, 190, image.getHeight()), GREEN)).isZero();
    }

    @Test
    void rows_areAsManyAsImages() {
        float[][] probabilities = new float[10][10];
        int[] labels = new int[10];
        for (int i = 0; i < 10; i++) {
            probabilities[i][i] = 1;
            labels[i] = i % 2 == 0 ? i : 0;
        }
        PredictionsPlot plot = Plots.predictions(Collections.nCopies(10, Samples.gradient()), probabilities, labels);
        assertThat(plot.width()).isEqualTo(600);
        assertThat(plot.height()).isEqualTo(660);
        BufferedImage image = plot.toImage();
        for (int row = 0; row < 10; row++) {
            BufferedImage strip = image.getSubimage(0, 10 + 64 * row, 600, 64);
            assertThat(Ink.count(strip, GREEN) > 0).as("row " + row).isEqualTo(row % 2 == 0);
            assertThat(Ink.count(strip, RED) > 0).as("row " + row).isEqualTo(row % 2 == 1);
        }
    }

    @Test
    void predictions_ofTensors_areThoseOfTheirValues() {
        Tensor images = Tensor.ofBytes(new byte[]{0, 1, 2, 3}, Shape.of(1, 2, 2));
        Tensor probabilities = Tensor.of(new float[][]{{0.25f, 0.75f}});
        PredictionsPlot expected = Plots.predictions(List.of(ImageData.grey(2, 2, new byte[]{0, 1, 2, 3})),
                new float[][]{{0.25f, 0.75f}},
                new int[]{1});
        assertThat(Plots.predictions(images, probabilities, new int[]{1}).toSvg()).isEqualTo(expected.toSvg());
    }

    @Test
    void classNames_replaceTheNumbers() {
        PredictionsPlot plot = one(1, 0.2f, 0.8f);
        assertThat(plot.classNames("0", "1").toSvg()).isEqualTo(plot.toSvg());
        assertThat(plot.classNames("cat", "dog").toSvg()).isNotEqualTo(plot.toSvg());
    }

    @Test
    void classNames_ofAnotherNumber_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> one(0, 0.5f, 0.5f).classNames("cat"))
                .withMessage("classNames: got 1 names for 2 classes; give one for each");
    }

    @Test
    void colorMap_grey_showsGreyImages() {
        assertThat(Ink.count(one(0, 1, 0).colorMap(ColorMap.GREY).toImage(), 0x440154)).isZero();
    }

    @Test
    void predictions_ofManyClasses_areDrawn() {
        float[] probabilities = new float[1000];
        probabilities[999] = 1;
        BufferedImage image = one(999, probabilities).toImage();
        assertThat(Ink.count(image, image.getWidth() - 3, 0, 3, image.getHeight())).isZero();
    }

    @Test
    void predictions_ofDifferentNumbers_areRefused() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Plots.predictions(ONE, new float[2][10], new int[1]))
                .withMessage(
                        "predictions: got 1 images, 2 rows of probabilities and 1 labels; give one row and one label for each image");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Plots.predictions(Collections.nCopies(2, Samples.gradient()), new float[][]{{1, 0}, {1}},
                        new int[2]))
                .withMessage(
                        "predictions: every row needs the same number of probabilities, at least one, but row 1 has 1 and row 0 has 2");
    }

    @Test
    void predictions_ofALabelThatIsNoClass_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> one(2, 0.5f, 0.5f))
                .withMessage("predictions: label 2 of image 0 is not a class; with 2 probabilities the classes are 0 … 1");
    }

    @Test
    void predictions_withoutImages_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.predictions(List.of(), new float[0][], new int[0]))
                .withMessage("predictions: there are no images; give at least one");
    }
}
