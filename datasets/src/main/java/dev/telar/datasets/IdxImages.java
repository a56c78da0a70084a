package dev.telar.datasets;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// The layout that MNIST and its relatives share: a file of images and a file of labels, of 28 × 28 grey pixels.
final class IdxImages {

    static final String TRAIN = "train";
    static final String TEST = "t10k";
    static final List<String> FILES = List.of(images(TRAIN), labels(TRAIN), images(TEST), labels(TEST));

    private static final int SIDE = 28;
    /// How copies name the files besides `train-images-idx3-ubyte.gz`.
    private static final List<String> ENDINGS = List.of("-idx%d-ubyte.gz", "-idx%d-ubyte", ".idx%d-ubyte.gz", ".idx%d-ubyte");

    private IdxImages() {}

    /// Reads a part from a folder; `set` and `remedy` are for the error that a file is missing.
    static LabeledImages read(Path folder, String part, List<String> classNames, String remedy) {
        Path images = find(folder, part + "-images", 3, remedy);
        Path labels = find(folder, part + "-labels", 1, remedy);
        return combine(Idx.read(images), images.toString(), Idx.read(labels), labels.toString(), classNames);
    }

    static LabeledImages combine(IdxArray images, String imagesName, IdxArray labels, String labelsName,
            List<String> classNames) {
        Shape shape = images.shape();
        if (shape.rank() != 3 || shape.size(1) != SIDE || shape.size(2) != SIDE) {
            throw new DataFormatException(imagesName + ": expected images of shape (images, 28, 28), found " + shape);
        }
        return LabeledImages.of(images, imagesName, labels, labelsName, classNames);
    }

    static String images(String part) {
        return part + "-images-idx3-ubyte.gz";
    }

    static String labels(String part) {
        return part + "-labels-idx1-ubyte.gz";
    }

    private static Path find(Path folder, String stem, int rank, String remedy) {
        List<String> tried = new ArrayList<>();
        for (String ending : ENDINGS) {
            String name = stem + ending.replace("%d", Integer.toString(rank));
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
            tried.add(name);
        }
        throw new UncheckedIOException("no file " + String.join(", ", tried) + " in " + folder + "; " + remedy,
                new NoSuchFileException(folder.resolve(tried.getFirst()).toString()));
    }
}
