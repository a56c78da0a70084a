package dev.telar.datasets;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// Kuzushiji-MNIST: cursive Japanese characters, 60,000 to train on and 10,000 to test with, 28 × 28 grey pixels, ten classes.
///
///     Path folder = Kmnist.download();          // explicitly, 21 MB into the cache; or any folder that has the four files
///     LabeledImages train = Kmnist.train(folder);
///
/// KMNIST dataset (created by CODH), adapted from the Kuzushiji dataset (created by NIJL and others), doi:10.20676/00000341; its authors
/// state the terms of use. Source: T. Clanuwat et al., "Deep learning for classical Japanese literature", 2018; the sums are torchvision's.
public final class Kmnist {

    private static final String NAME = "kmnist";
    private static final List<URI> MIRRORS = List.of(URI.create("http://codh.rois.ac.jp/kmnist/dataset/kmnist/"));
    private static final List<RemoteFile> FILES = List.of(
            new RemoteFile(IdxImages.images(IdxImages.TRAIN), "bdb82020997e1d708af4cf47b453dcf7", IdxType.UBYTE,
                    Shape.of(60_000, 28, 28)),
            new RemoteFile(IdxImages.labels(IdxImages.TRAIN), "e144d726b3acfaa3e44228e80efcd344", IdxType.UBYTE,
                    Shape.of(60_000)),
            new RemoteFile(IdxImages.images(IdxImages.TEST), "5c965bf0a639b31b8f53240b1b52f4d7", IdxType.UBYTE,
                    Shape.of(10_000, 28, 28)),
            new RemoteFile(IdxImages.labels(IdxImages.TEST), "7320c461ea6c1c855c0b718fb2a4b134", IdxType.UBYTE,
                    Shape.of(10_000)));
    private static final List<String> CLASSES = List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo");
    private static final String REMEDY = "Kmnist.download() gets it";

    private Kmnist() {}

    /// The training images from a folder with the files `train-images-idx3-ubyte.gz` and `train-labels-idx1-ubyte.gz`, compressed or not.
    ///
    /// @throws java.io.UncheckedIOException if a file is missing or cannot be read
    /// @throws DataFormatException if a file is damaged
    public static LabeledImages train(Path folder) {
        return IdxImages.read(folder, IdxImages.TRAIN, CLASSES, REMEDY);
    }

    /// The test images from a folder with the files `t10k-images-idx3-ubyte.gz` and `t10k-labels-idx1-ubyte.gz`, compressed or not.
    ///
    /// @throws java.io.UncheckedIOException if a file is missing or cannot be read
    /// @throws DataFormatException if a file is damaged
    public static LabeledImages test(Path folder) {
        return IdxImages.read(folder, IdxImages.TEST, CLASSES, REMEDY);
    }

    /// Downloads the four files into the cache, as far as they are not there, and gives their folder.
    ///
    /// @throws java.io.UncheckedIOException if no mirror can be reached or has a file
    /// @throws DataFormatException if what a mirror sends has a wrong sum or wrong contents
    /// @throws IllegalStateException if a file is missing and the system property `telar.offline` is set
    public static Path download() {
        return download(Downloads.standard());
    }

    /// As [#download()] with settings.
    public static Path download(Downloads settings) {
        return new Downloader(NAME, MIRRORS, settings).download(FILES);
    }
}
