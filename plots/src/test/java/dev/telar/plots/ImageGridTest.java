package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

import org.junit.jupiter.api.Test;

class ImageGridTest {

    private static final byte[] CHECKS = {0, (byte) 255, (byte) 255, 0};

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    /// 2 × 2 pixels, each enlarged 50 times and set 8 pixels from the edge.
    @Test
    void greyImage_ofFourPixels_isShownInViridisWithoutSmoothing() {
        BufferedImage image = Plots.imageGrid(List.of(ImageData.grey(2, 2, CHECKS)), 1, 1).toImage();
        assertThat(image.getWidth()).isEqualTo(116);
        assertThat(image.getHeight()).isEqualTo(116);
        assertThat(rgb(image, 8, 8)).isEqualTo(0x440154);
        assertThat(rgb(image, 57, 57)).isEqualTo(0x440154);
        assertThat(rgb(image, 58, 57)).isEqualTo(0xfde725);
        assertThat(rgb(image, 57, 58)).isEqualTo(0xfde725);
        assertThat(rgb(image, 107, 107)).isEqualTo(0x440154);
        assertThat(rgb(image, 7, 8)).isEqualTo(0xffffff);
        assertThat(rgb(image, 108, 107)).isEqualTo(0xffffff);
        assertThat(Ink.count(image, 0x440154) + Ink.count(image, 0xfde725)).isEqualTo(100 * 100);
    }

    @Test
    void greyImage_throughGrey_isBlackAndWhite() {
        BufferedImage image = Plots.imageGrid(List.of(ImageData.grey(2, 2, CHECKS)), 1, 1).colorMap(ColorMap.GREY).toImage();
        assertThat(rgb(image, 20, 20)).isZero();
        assertThat(rgb(image, 80, 20)).isEqualTo(0xffffff);
    }

    @Test
    void greyImage_ofSmallRange_isStretched() {
        BufferedImage image = Plots.imageGrid(List.of(ImageData.grey(1, 2, new float[]{0.4f, 0.5f})), 1, 1).toImage();
        assertThat(rgb(image, 20, 30)).isEqualTo(0x440154);
        assertThat(rgb(image, 80, 30)).isEqualTo(0xfde725);
    }

    @Test
    void rgbImage_ofBytesOrFloats_keepsItsColours() {
        byte[] bytes = {(byte) 255, 0, 0, 0, (byte) 128, 7};
        float[] floats = {1, 0, 0, -5, 128 / 255f, 9};
        BufferedImage ofBytes = Plots.imageGrid(List.of(ImageData.rgb(1, 2, bytes)), 1, 1).toImage();
        BufferedImage ofFloats = Plots.imageGrid(List.of(ImageData.rgb(1, 2, floats)), 1, 1).toImage();
        assertThat(rgb(ofBytes, 20, 30)).isEqualTo(0xff0000);
        assertThat(rgb(ofBytes, 80, 30)).isEqualTo(0x008007);
        assertThat(rgb(ofFloats, 20, 30)).isEqualTo(0xff0000);
        assertThat(rgb(ofFloats, 80, 30)).isEqualTo(0x0080ff);
    }

    @Test
    void grid_ofMoreImagesThanPlaces_showsTheFirst() {
        ImageData dark = ImageData.grey(1, 1, new byte[1]);
        ImageGrid few = Plots.imageGrid(Collections.nCopies(6, dark), 2, 3);
        ImageGrid many = Plots.imageGrid(Collections.nCopies(60_000, dark), 2, 3);
        assertThat(many.toSvg()).isEqualTo(few.toSvg());
        assertThat(many.toSvg().split("<image ", -1)).hasSize(7);
    }

    @Test
    void grid_ofFewerImagesThanPlaces_leavesTheLastEmpty() {
        BufferedImage image = Plots.imageGrid(List.of(ImageData.grey(1, 1, new byte[1])), 1, 2).toImage();
        assertThat(image.getWidth()).isEqualTo(224);
        assertThat(Ink.count(image, 112, 0, 112, image.getHeight())).isZero();
    }

    @Test
    void grid_ofDigits_hasFiveRowsOfFour() {
        ImageGrid grid = Plots.imageGrid(Collections.nCopies(20, Samples.gradient()), 5, 4);
        assertThat(grid.width()).isEqualTo(8 + 4 * (4 * 28 + 8));
        assertThat(grid.height()).isEqualTo(8 + 5 * (4 * 28 + 8));
        BufferedImage image = grid.toImage();
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 4; column++) {
                assertThat(rgb(image, 8 + column * 120, 8 + row * 120)).isEqualTo(0x440154);
                assertThat(rgb(image, 8 + column * 120 + 111, 8 + row * 120 + 111)).isEqualTo(0xfde725);
                assertThat(rgb(image, 8 + column * 120 - 1, 8 + row * 120)).isEqualTo(0xffffff);
            }
        }
    }

    @Test
    void image_thatIsNotSquare_keepsItsProportions() {
        BufferedImage image = Plots.imageGrid(List.of(ImageData.grey(10, 40, new float[400])), 1, 1).size(216, 216).toImage();
        assertThat(Ink.count(image, 0x440154)).isEqualTo(200 * 50);
    }

    @Test
    void titles_areWrittenOverTheImages() {
        ImageGrid grid = Plots.imageGrid(List.of(ImageData.grey(1, 1, new byte[1])), 1, 1);
        BufferedImage image = grid.titles("five").toImage();
        assertThat(image.getHeight()).isEqualTo(grid.height() + 18);
        assertThat(Ink.count(image, 8, 8, 100, 17)).isBetween(20, 200);
    }

    @Test
    void titles_ofAnotherNumber_areRefused() {
        ImageGrid grid = Plots.imageGrid(Collections.nCopies(3, Samples.gradient()), 1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> grid.titles("a", "b", "c"))
                .withMessage("titles: got 3 titles for 2 images; give one for each image that is shown");
    }

    @Test
    void grid_withoutImages_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.imageGrid(List.of(), 5, 4))
                .withMessage("imageGrid: there are no images; give at least one");
    }

    @Test
    void grid_withoutRowsOrColumns_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.imageGrid(List.of(Samples.gradient()), 0, 4))
                .withMessage("imageGrid: needs at least 1 row and 1 column, but got 0 and 4");
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.imageGrid(List.of(Samples.gradient()), 1, -1))
                .withMessage("imageGrid: needs at least 1 row and 1 column, but got 1 and -1");
    }

    @Test
    void grid_thatDoesNotFitItsSize_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Plots.imageGrid(Collections.nCopies(400, Samples.gradient()), 20, 20).size(100, 100).toImage())
                .withMessage("imageGrid: 20 × 20 images do not fit into 100 × 100 pixels; choose a larger size or fewer images");
    }

    @Test
    void grid_ofATensorOfBytes_isThatOfItsImages() {
        Tensor images = Tensor.ofBytes(new byte[]{0, 1, 2, 3, 9, 8, 7, 6}, Shape.of(2, 2, 2));
        List<ImageData> list = List.of(ImageData.grey(2, 2, new byte[]{0, 1, 2, 3}),
                ImageData.grey(2, 2, new byte[]{9, 8, 7, 6}));
        assertThat(Plots.imageGrid(images, 1, 2).toSvg()).isEqualTo(Plots.imageGrid(list, 1, 2).toSvg());
        assertThat(Plots.imageGrid(images, 1, 1).toSvg()).isEqualTo(Plots.imageGrid(list, 1, 1).toSvg());
    }

    @Test
    void grid_ofATensorOfFloatsWithChannels_isThatOfItsImages() {
        float[] values = {0, 0.25f, 0.5f, 0.75f, 1, 0.1f};
        Tensor rgb = Tensor.of(values, Shape.of(1, 1, 2, 3));
        Tensor grey = Tensor.of(values, Shape.of(1, 2, 3, 1));
        assertThat(Plots.imageGrid(rgb, 1, 1).toSvg())
                .isEqualTo(Plots.imageGrid(List.of(ImageData.rgb(1, 2, values)), 1, 1).toSvg());
        assertThat(Plots.imageGrid(grey, 1, 1).toSvg())
                .isEqualTo(Plots.imageGrid(List.of(ImageData.grey(2, 3, values)), 1, 1).toSvg());
    }

    @Test
    void images_ofATensorOfAnotherShape_areRefused() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> ImageData.list(Tensor.zeros(2, 784)))
                .withMessage(
                        "images: takes shape (images, height, width), or with a last axis of 1 (grey) or 3 (RGB), given (2, 784);"
                                + " reshape it, for instance x.reshape(-1, 28, 28)");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> ImageData.list(Tensor.zeros(2, 8, 8, 4)));
    }

    @Test
    void images_ofATensorOfAnotherType_areRefused() {
        assertThatExceptionOfType(DTypeException.class).isThrownBy(() -> ImageData.list(Tensor.of(new int[4], Shape.of(1, 2, 2))))
                .withMessage("images: takes a UINT8 or floating tensor, given INT32; cast it: x.cast(DType.FLOAT32)");
    }

    @Test
    void image_ofAnotherNumberOfPixels_isRefused() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> ImageData.grey(28, 28, new byte[100]))
                .withMessage("image: 28 rows of 28 pixels with 1 channel need 784 values, at least one, given 100");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> ImageData.rgb(2, 2, new float[4]))
                .withMessage("image: 2 rows of 2 pixels with 3 channels need 12 values, at least one, given 4");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> ImageData.grey(0, 5, new float[0]))
                .withMessage("image: 0 rows of 5 pixels with 1 channel need 0 values, at least one, given 0");
    }

    @Test
    void image_knowsItsSize() {
        ImageData image = ImageData.rgb(2, 5, new byte[30]);
        assertThat(List.of(image.height(), image.width(), image.channels())).containsExactly(2, 5, 3);
    }
}
