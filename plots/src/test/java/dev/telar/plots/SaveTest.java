package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveTest {

    private final Picture picture = Plots.imageGrid(List.of(Samples.gradient()), 1, 1);

    @TempDir
    Path folder = Path.of("");

    @Test
    void save_png_writesTheImage() throws IOException {
        Path file = folder.resolve("digit.png");
        assertThat(picture.save(file)).isEqualTo(file);
        BufferedImage read = ImageIO.read(file.toFile());
        BufferedImage expected = picture.toImage();
        assertThat(read.getWidth()).isEqualTo(expected.getWidth());
        for (int x = 0; x < read.getWidth(); x++) {
            assertThat(read.getRGB(x, 60)).isEqualTo(expected.getRGB(x, 60));
        }
    }

    @Test
    void save_svg_writesTheText() throws IOException {
        Path file = picture.save(folder.resolve("digit.svg"));
        assertThat(Files.readString(file)).isEqualTo(picture.toSvg())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ");
    }

    @Test
    void save_endingInCapitals_isKnown() throws IOException {
        assertThat(Files.readAllBytes(picture.save(folder.resolve("A.PNG")))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(picture.save(folder.resolve("A.Svg")))).endsWith("</svg>\n");
    }

    @Test
    void save_unknownEnding_namesBothThatAreKnown() {
        assertThatIllegalArgumentException().isThrownBy(() -> picture.save(folder.resolve("digit.jpg")))
                .withMessage("save: the format of 'digit.jpg' is unknown: end the file's name in .png or .svg");
        assertThatIllegalArgumentException().isThrownBy(() -> picture.save(folder.resolve("digit")))
                .withMessage("save: the format of 'digit' is unknown: end the file's name in .png or .svg");
        assertThatIllegalArgumentException().isThrownBy(() -> picture.save(Path.of("/")))
                .withMessage("save: the format of '' is unknown: end the file's name in .png or .svg");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void save_missingFolders_makesThem() {
        assertThat(picture.save(folder.resolve("a/b/c.png"))).isNotEmptyFile();
    }

    @Test
    void save_overAFile_replacesItAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("digit.svg");
        Files.writeString(file, "old");
        picture.save(file);
        assertThat(Files.readString(file)).startsWith("<?xml");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void save_overAFolderThatHoldsFiles_failsAndLeavesNoDraft() throws IOException {
        Path blocked = Files.createDirectories(folder.resolve("x.png"));
        Files.writeString(blocked.resolve("inside"), "");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> picture.save(blocked))
                .withMessageStartingWith("save: cannot write " + blocked + ": ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(blocked);
        }
    }

    @Test
    void save_belowAFile_failsAndLeavesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> picture.save(file.resolve("x.png")))
                .withMessageStartingWith("save: cannot write " + file.resolve("x.png") + ": ");
        assertThat(file).hasContent("kept");
    }

    @Test
    void save_pictureThatCannotBeDrawn_leavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("x.svg"), "kept");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Plots.chart().save(file));
        assertThat(file).hasContent("kept");
    }

    @Test
    void save_relativePath_isWritten() throws IOException {
        Path file = Path.of("target", "relative-save-test.png");
        assertThat(picture.save(file)).isNotEmptyFile();
        Files.delete(file);
    }
}
