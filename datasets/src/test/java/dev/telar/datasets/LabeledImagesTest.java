package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.error.DataFormatException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class LabeledImagesTest {

    /// Three images of 1 × 2 pixels, of the classes 1, 0 and 1.
    private static final LabeledImages THREE = LabeledImages.of(
            IdxArray.ofUnsignedBytes(new byte[]{0, 51, (byte) 255, 102, 1, 2}, 3, 1, 2), new int[]{1, 0, 1},
            List.of("no", "yes"));
    /// One image of a single orange pixel.
    private static final LabeledImages ORANGE = LabeledImages
            .of(IdxArray.ofUnsignedBytes(new byte[]{(byte) 255, (byte) 128, 0}, 1, 1, 1, 3), new int[]{0}, List.of("orange"));

    @Test
    void accessors_ofGreyImages_giveSizesLabelsAndPixels() {
        assertThat(THREE.size()).isEqualTo(3);
        assertThat(THREE.height()).isEqualTo(1);
        assertThat(THREE.width()).isEqualTo(2);
        assertThat(THREE.channels()).isEqualTo(1);
        assertThat(THREE.classNames()).containsExactly("no", "yes");
        assertThat(THREE.labels()).containsExactly(1, 0, 1);
        assertThat(THREE.label(1)).isZero();
        assertThat(THREE.image(1)).containsExactly(-1, 102);
        assertThat(THREE.grey(1)).isDeepEqualTo(new int[][]{{255, 102}});
        assertThat(THREE.pixel(1, 0, 0, 0)).isEqualTo(255);
        assertThat(THREE).hasToString("LabeledImages (3, 1, 2) UINT8, 2 classes");
    }

    @Test
    void accessors_ofColourImages_giveChannels() {
        assertThat(ORANGE.shape()).isEqualTo(Shape.of(1, 1, 1, 3));
        assertThat(ORANGE.channels()).isEqualTo(3);
        assertThat(ORANGE.pixel(0, 0, 0, 1)).isEqualTo(128);
        assertThat(ORANGE.flattened().shape()).isEqualTo(Shape.of(1, 3));
        assertThatThrownBy(() -> ORANGE.grey(0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("images: grey(0) of images in colour; use image(i) or pixel(i, y, x, channel)");
    }

    @Test
    void arrays_givenOut_areCopies() {
        THREE.labels()[0] = 7;
        THREE.image(0)[0] = 7;
        assertThat(THREE.label(0)).isEqualTo(1);
        assertThat(THREE.pixel(0, 0, 0, 0)).isZero();
    }

    @Test
    void specs_ofEachForm_areThoseOfTheTable() {
        assertThat(THREE.featureSpec()).isEqualTo(new TensorSpec(Shape.of(1, 2), DType.UINT8));
        assertThat(THREE.targetSpec()).isEqualTo(new TensorSpec(Shape.of(2), DType.FLOAT32));
        assertThat(THREE.flattened().scaled().featureSpec()).isEqualTo(new TensorSpec(Shape.of(2), DType.FLOAT32));
        assertThat(THREE.scaled().flattened().featureSpec()).isEqualTo(new TensorSpec(Shape.of(2), DType.FLOAT32));
        assertThat(THREE.withChannelAxis().featureSpec()).isEqualTo(new TensorSpec(Shape.of(1, 2, 1), DType.UINT8));
        assertThat(THREE.sparseLabels().targetSpec()).isEqualTo(new TensorSpec(Shape.scalar(), DType.INT32));
        assertThat(THREE.sparseLabels().oneHotLabels().targetSpec()).isEqualTo(THREE.targetSpec());
        assertThat(ORANGE.featureSpec().shape()).isEqualTo(Shape.of(1, 1, 3));
        assertThat(ORANGE.withChannelAxis().featureSpec().shape()).isEqualTo(Shape.of(1, 1, 3));
    }

    @Test
    void subset_rows_areInTheirOrderAndMayRepeat() {
        LabeledImages subset = THREE.subset(2, 0, 2);
        assertThat(subset.labels()).containsExactly(1, 1, 1);
        assertThat(subset.image(0)).containsExactly(1, 2);
        assertThat(subset.image(1)).containsExactly(0, 51);
        assertThat(subset.subset(1).image(0)).containsExactly(0, 51);
    }

    @Test
    void range_isAPartInOrder() {
        assertThat(THREE.range(1, 3).labels()).containsExactly(0, 1);
        assertThatThrownBy(() -> THREE.range(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void subset_noSuchRow_isRefused() {
        assertThatThrownBy(() -> THREE.subset(0, 3)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("images: row 3 of 3");
        assertThatThrownBy(() -> THREE.batch(new int[]{-1})).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("images: row -1 of 3");
    }

    @Test
    void batch_largerThanAnArray_isRefused() {
        LabeledImages large = LabeledImages.of(IdxArray.ofUnsignedBytes(new byte[1 << 20], 1, 1 << 10, 1 << 10), new int[1],
                List.of("a"));
        assertThatThrownBy(() -> large.batch(new int[1 << 11])).isInstanceOf(ShapeException.class)
                .hasMessage(
                        "images: a batch of 2048 images of 1048576 values is too large, at most 2147483639 values go into one;"
                                + " take it in parts");
    }

    @Test
    void split_stratified_goesByLabels() {
        byte[] pixels = new byte[20];
        int[] labels = new int[20];
        Arrays.fill(labels, 10, 20, 1);
        LabeledImages images = LabeledImages.of(IdxArray.ofUnsignedBytes(pixels, 20, 1, 1), labels, List.of("a", "b"));
        Split<LabeledImages> split = images.flattened().split(TrainTestSplit.of(0.2).stratified());
        assertThat(split.second().labels()).containsExactlyInAnyOrder(0, 0, 1, 1);
        assertThat(split.first().shape()).isEqualTo(Shape.of(16, 1));
    }

    @Test
    void split_keepsImagesWithTheirLabels() {
        byte[] pixels = new byte[100];
        int[] labels = new int[100];
        for (int i = 0; i < 100; i++) {
            pixels[i] = (byte) i;
            labels[i] = i % 10;
        }
        LabeledImages images = LabeledImages.of(IdxArray.ofUnsignedBytes(pixels, 100, 1, 1),
                IdxArray.ofInts(labels, 100));
        LabeledImages part = images.split(0.3, 5).second();
        for (int i = 0; i < part.size(); i++) {
            assertThat(part.label(i)).isEqualTo(part.pixel(i, 0, 0, 0) % 10);
        }
        assertThat(part.classNames()).hasSize(10);
    }

    @Test
    void of_fewerLabelsThanImages_isRefused() {
        IdxArray images = IdxArray.ofUnsignedBytes(new byte[2], 2, 1, 1);
        assertThatThrownBy(() -> LabeledImages.of(images, new int[1], List.of("a"))).isInstanceOf(ShapeException.class)
                .hasMessage("images: expected a label for each of the 2 images, given 1");
        assertThatThrownBy(() -> LabeledImages.of(images, IdxArray.ofUnsignedBytes(new byte[3], 3)))
                .isInstanceOf(DataFormatException.class).hasMessage("images has 2 images, labels has 3 labels: expected as many");
    }

    @Test
    void of_labelOutOfRange_namesIndexAndValue() {
        IdxArray images = IdxArray.ofUnsignedBytes(new byte[2], 2, 1, 1);
        assertThatThrownBy(() -> LabeledImages.of(images, new int[]{0, 1}, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("toCategorical: label 1 at index 1 is out of range: with 1 classes labels are 0 … 0");
        assertThatThrownBy(() -> LabeledImages.of(images, IdxArray.ofBytes(new byte[]{0, -1}, 2)))
                .isInstanceOf(DataFormatException.class).hasMessage("labels: expected labels 0 … 65535, found -1 at index 1");
        assertThatThrownBy(() -> LabeledImages.of(images, IdxArray.ofInts(new int[]{0, Integer.MAX_VALUE}, 2)))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("labels: expected labels 0 … 65535, found 2147483647 at index 1");
        assertThatThrownBy(
                () -> LabeledImages.of(images, "x.idx", IdxArray.ofUnsignedBytes(new byte[]{0, 9}, 2), "y.idx",
                        List.of("a", "b")))
                .isInstanceOf(DataFormatException.class).hasMessage("y.idx: expected labels 0 … 1, found 9 at index 1");
    }

    @Test
    void of_arraysThatAreNoImages_areRefused() {
        String expected = "images: expected images, unsigned bytes of shape (images, height, width) or (images, height, width, 3), found ";
        assertThatThrownBy(() -> LabeledImages.of(IdxArray.ofUnsignedBytes(new byte[4], 2, 2), new int[2], List.of("a")))
                .isInstanceOf(DataFormatException.class).hasMessage(expected + "UBYTE (2, 2)");
        assertThatThrownBy(() -> LabeledImages.of(IdxArray.ofInts(new int[4], 1, 2, 2), new int[1], List.of("a")))
                .isInstanceOf(DataFormatException.class).hasMessage(expected + "INT (1, 2, 2)");
        assertThatThrownBy(() -> LabeledImages.of(IdxArray.ofUnsignedBytes(new byte[4], 1, 2, 1, 2), new int[1], List.of("a")))
                .isInstanceOf(DataFormatException.class).hasMessage(expected + "UBYTE (1, 2, 1, 2)");
        assertThatThrownBy(() -> LabeledImages.of(IdxArray.ofUnsignedBytes(new byte[0], 2, 0, 5), new int[2], List.of("a")))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("images: expected images with a height and width of 1 or more, found (2, 0, 5)");
    }

    @Test
    void of_arraysThatAreNoLabels_areRefused() {
        IdxArray images = IdxArray.ofUnsignedBytes(new byte[2], 2, 1, 1);
        assertThatThrownBy(() -> LabeledImages.of(images, IdxArray.ofFloats(new float[2], 2)))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("labels: expected labels, integers of shape (labels), found FLOAT (2,)");
        assertThatThrownBy(() -> LabeledImages.of(images, IdxArray.ofInts(new int[2], 2, 1)))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("labels: expected labels, integers of shape (labels), found INT (2, 1)");
    }
}
