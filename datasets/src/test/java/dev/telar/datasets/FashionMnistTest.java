package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

class FashionMnistTest {

    @TempDir
    private Path folder;

    private void write(String images, String labels, int... labelValues) {
        int n = labelValues.length;
        Idx.write(IdxArray.ofUnsignedBytes(new byte[n * 784], n, 28, 28), folder.resolve(images));
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) labelValues[i];
        }
        Idx.write(IdxArray.ofUnsignedBytes(bytes, n), folder.resolve(labels));
    }

    @Test
    void train_compressedFiles_areRead() {
        write("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", 9, 0);
        LabeledImages train = FashionMnist.train(folder);
        assertThat(train.shape()).isEqualTo(Shape.of(2, 28, 28));
        assertThat(train.classNames().get(train.label(0))).isEqualTo("Ankle boot");
        assertThat(train.classNames().get(train.label(1))).isEqualTo("T-shirt/top");
    }

    @Test
    void test_uncompressedFilesWithADot_areRead() {
        write("t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte", 1);
        LabeledImages test = Kmnist.test(folder);
        assertThat(test.classNames().get(test.label(0))).isEqualTo("ki");
    }

    @Test
    void train_ofKmnist_isReadToo() {
        write("train-images-idx3-ubyte", "train-labels-idx1-ubyte", 9);
        assertThat(Kmnist.train(folder).classNames().get(9)).isEqualTo("wo");
    }

    @Test
    void test_missingFile_namesWhatWasTriedAndTheRemedy() {
        assertThatThrownBy(() -> FashionMnist.test(folder)).isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "no file t10k-images-idx3-ubyte.gz, t10k-images-idx3-ubyte, t10k-images.idx3-ubyte.gz, t10k-images.idx3-ubyte"
                                + " in " + folder + "; FashionMnist.download() gets it");
        assertThatThrownBy(() -> Kmnist.test(folder)).isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("Kmnist.download() gets it");
    }

    @Test
    void test_imagesOfAnotherSize_areRefused() {
        Path images = folder.resolve("t10k-images-idx3-ubyte");
        Idx.write(IdxArray.ofUnsignedBytes(new byte[4], 1, 2, 2), images);
        Idx.write(IdxArray.ofUnsignedBytes(new byte[1], 1), folder.resolve("t10k-labels-idx1-ubyte"));
        assertThatThrownBy(() -> FashionMnist.test(folder)).isInstanceOf(DataFormatException.class)
                .hasMessage(images + ": expected images of shape (images, 28, 28), found (1, 2, 2)");
    }

    @Test
    void test_label10_isRefused() {
        write("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 3, 10);
        assertThatThrownBy(() -> FashionMnist.test(folder)).isInstanceOf(DataFormatException.class)
                .hasMessage(folder.resolve("t10k-labels-idx1-ubyte") + ": expected labels 0 … 9, found 10 at index 1");
    }
}
