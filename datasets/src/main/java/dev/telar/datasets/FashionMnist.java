package dev.telar.datasets;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// Fashion-MNIST: articles of clothing, 60,000 to train on and 10,000 to test with, 28 × 28 grey pixels, ten classes.
///
///     Path folder = FashionMnist.download();          // explicitly, 31 MB into the cache; or any folder that has the four files
///     LabeledImages train = FashionMnist.train(folder);
///
/// Copyright Zalando, MIT licence. Source: H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine
/// learning algorithms", 2017; the sums are those of torchvision's list.
public final class FashionMnist {

    private static final String NAME = "fashion-mnist";
    private static final List<URI> MIRRORS = List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"));
    private static final List<RemoteFile> FILES = List.of(
            new RemoteFile(IdxImages.images(IdxImages.TRAIN), "8d4fb7e6c68d591d4c3dfef9ec88bf0d", IdxType.UBYTE,
                    Shape.of(60_000, 28, 28)),
            new RemoteFile(IdxImages.labels(IdxImages.TRAIN), "25c81989df183df01b3e8a0aad5dffbe", IdxType.UBYTE,
                    Shape.of(60_000)),
            new RemoteFile(IdxImages.images(IdxImages.TEST), "bef4ecab320f06d8554ea6380940ec79", IdxType.UBYTE,
                    Shape.of(10_000, 28, 28)),
            new RemoteFile(IdxImages.labels(IdxImages.TEST), "bb300cfdad3c16e7a12a480ee83cd310", IdxType.UBYTE,
                    Shape.of(10_000)));
    private static final List<String> CLASSES = List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt",
            "Sneaker",
            "Bag", "Ankle boot");
    private static final String REMEDY = "FashionMnist.download() gets it";

    private FashionMnist() {}

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
