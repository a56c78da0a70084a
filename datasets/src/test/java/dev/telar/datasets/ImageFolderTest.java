package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

class ImageFolderTest {

    @TempDir
    private Path folder;

    private Path write(String name, String format, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return file;
    }

    private static BufferedImage rgb(int width, int... colors) {
        BufferedImage image = new BufferedImage(width, colors.length / width, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, colors.length / width, colors, 0, width);
        return image;
    }

    private static BufferedImage grey(int width, int... levels) {
        BufferedImage image = new BufferedImage(width, levels.length / width, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, width, levels.length / width, levels);
        return image;
    }

    @Test
    void read_folders_areSortedClassesWithSortedFiles() throws IOException {
        write("b/2.png", "png", rgb(1, 0x000002));
        write("b/1.PNG", "png", rgb(1, 0x000001));
        write("a/9.png", "png", rgb(1, 0x000009));
        write("a/.hidden.png", "png", rgb(1, 0x000009));
        Files.writeString(folder.resolve("a").resolve("notes.txt"), "no image");
        Files.writeString(folder.resolve("readme.txt"), "no class");
        Files.createDirectories(folder.resolve(".git"));
        LabeledImages images = ImageFolder.of(folder).read();
        assertThat(images.classNames()).containsExactly("a", "b");
        assertThat(images.labels()).containsExactly(0, 1, 1);
        assertThat(images.shape()).isEqualTo(Shape.of(3, 1, 1, 3));
        assertThat(images.pixel(0, 0, 0, 2)).isEqualTo(9);
        assertThat(images.pixel(1, 0, 0, 2)).isEqualTo(1);
        assertThat(images.pixel(2, 0, 0, 2)).isEqualTo(2);
    }

    @Test
    void read_colour_keepsItsChannels() throws IOException {
        write("a/x.png", "png", rgb(2, 0x102030, 0xfffefd));
        assertThat(ImageFolder.of(folder).grey().rgb().read().image(0)).containsExactly(0x10, 0x20, 0x30, 0xff, 0xfe, 0xfd);
    }

    /// The values that Pillow's mode L has for the pure colours.
    @ParameterizedTest
    @CsvSource({"0xff0000, 76", "0x00ff00, 150", "0x0000ff, 29", "0xffffff, 255", "0x000000, 0", "0x808080, 128"})
    void grey_ofColour_isTheLuma(String color, int luma) throws IOException {
        write("a/x.png", "png", rgb(1, Integer.decode(color)));
        assertThat(ImageFolder.of(folder).grey().read().pixel(0, 0, 0, 0)).isEqualTo(luma);
    }

    @Test
    void grey_ofAGreyFile_keepsItsValues() throws IOException {
        write("a/x.png", "png", grey(4, 0, 50, 128, 255));
        assertThat(ImageFolder.of(folder).grey().read().grey(0)).isDeepEqualTo(new int[][]{{0, 50, 128, 255}});
        assertThat(Arrays.copyOfRange(ImageFolder.of(folder).read().image(0), 3, 6)).containsExactly(50, 50, 50);
    }

    @Test
    void grey_of16Bits_isTheUpperByte() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[]{0x12ff, 0xffff});
        write("a/x.png", "png", image);
        assertThat(ImageFolder.of(folder).grey().read().grey(0)).isDeepEqualTo(new int[][]{{0x12, 0xff}});
    }

    @Test
    void grey_ofAPalette_isTheColours() throws IOException {
        IndexColorModel palette = new IndexColorModel(1, 2, new byte[]{0, (byte) 255}, new byte[]{0, 0}, new byte[]{0, 0});
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setPixels(0, 0, 2, 1, new int[]{0, 1});
        write("a/x.png", "png", image);
        assertThat(ImageFolder.of(folder).grey().read().grey(0)).isDeepEqualTo(new int[][]{{0, 76}});
    }

    @Test
    void read_transparent_passesOverTheTransparency() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x40102030);
        write("a/x.png", "png", image);
        assertThat(ImageFolder.of(folder).read().image(0)).containsExactly(0x10, 0x20, 0x30);
    }

    @Test
    void read_jpeg_isRead() throws IOException {
        int[] colors = new int[64];
        Arrays.fill(colors, 0x808080);
        write("a/x.jpg", "jpg", rgb(8, colors));
        write("a/y.JPEG", "jpg", rgb(8, colors));
        LabeledImages images = ImageFolder.of(folder).grey().read();
        assertThat(images.size()).isEqualTo(2);
        assertThat(images.pixel(1, 4, 4, 0)).isCloseTo(128, within(2));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bilinear.csv", numLinesToSkip = 1)
    void resize_bilinear_isPyTorchs(int height, int width, int channels, int newHeight, int newWidth, String values)
            throws IOException {
        int[] samples = new int[height * width];
        for (int i = 0; i < samples.length; i++) {
            for (int c = 0; c < channels; c++) {
                samples[i] = samples[i] << 8 | (37 * (i / width) + 91 * (i % width) + 53 * c) % 256;
            }
        }
        write("a/x.png", "png", channels == 1 ? grey(width, samples) : rgb(width, samples));
        ImageFolder images = ImageFolder.of(folder).resize(newHeight, newWidth);
        byte[] resized = (channels == 1 ? images.grey() : images).read().image(0);
        double[] expected = Arrays.stream(values.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
        assertThat(resized).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) (resized[i] & 0xff)).isCloseTo(expected[i], within(0.500001));
        }
    }

    @Test
    void resize_mixedSizes_makesThemEqual() throws IOException {
        write("a/x.png", "png", grey(2, 10, 10, 10, 10));
        write("b/y.png", "png", grey(1, 20));
        LabeledImages images = ImageFolder.of(folder).grey().resize(3, 2).read();
        assertThat(images.shape()).isEqualTo(Shape.of(2, 3, 2));
        assertThat(images.image(0)).containsOnly(10);
        assertThat(images.image(1)).containsOnly(20);
    }

    @Test
    void read_mixedSizes_namesBothFilesAndTheRemedy() throws IOException {
        Path first = write("a/x.png", "png", grey(2, 1, 2));
        Path second = write("b/y.png", "png", grey(1, 1));
        assertThatThrownBy(() -> ImageFolder.of(folder).read()).isInstanceOf(DataFormatException.class)
                .hasMessage(second + ": expected 1 × 2 pixels (height × width) as in " + first
                        + ", found 1 × 1; resize(height, width) makes all equal");
    }

    @Test
    void read_damagedImage_namesTheFile() throws IOException {
        Path whole = write("a/x.png", "png", grey(2, 1, 2));
        Path cut = Files.write(folder.resolve("a").resolve("y.png"), Arrays.copyOf(Files.readAllBytes(whole), 40));
        assertThatThrownBy(() -> ImageFolder.of(folder).read()).isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith(cut + ": expected a PNG or JPEG image, found damage: ");
        Files.writeString(cut, "text");
        assertThatThrownBy(() -> ImageFolder.of(folder).read()).isInstanceOf(DataFormatException.class)
                .hasMessage(cut + ": expected a PNG or JPEG image, found something else");
    }

    @Test
    void read_nothing_isRefused() throws IOException {
        assertThatThrownBy(() -> ImageFolder.of(folder).read()).isInstanceOf(DataFormatException.class)
                .hasMessage(folder + ": expected a folder for each class, found none");
        Files.createDirectories(folder.resolve("a"));
        assertThatThrownBy(() -> ImageFolder.of(folder).read()).isInstanceOf(DataFormatException.class)
                .hasMessage(folder + ": expected images (.png, .jpg, .jpeg) in the folders of its 1 classes, found none");
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> ImageFolder.of(missing).read()).isInstanceOf(UncheckedIOException.class)
                .hasMessage(missing + ": no such folder");
    }

    @Test
    void resize_toNothing_isRefused() {
        assertThatThrownBy(() -> ImageFolder.of(folder).resize(0, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images: expected a height and width of 1 or more, given 0 and 3");
    }
}
