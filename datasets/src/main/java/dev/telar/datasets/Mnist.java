package dev.telar.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// MNIST: handwritten digits, 60,000 to train on and 10,000 to test with, 28 × 28 grey pixels, embedded in this jar.
///
/// Copyright Yann LeCun and Corinna Cortes, CC BY-SA 3.0; the licence and the sums of the files lie beside them. An image is
/// decompressed when it is first asked for, with the 31 beside it; each call begins anew (47 and 8 MB), so keep what you get.
///
/// Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition", 1998.
public final class Mnist {

    private static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    /// Our own files' headers may be believed: no more than this is allocated at once.
    private static final int BLOCK = 1 << 26;

    private Mnist() {}

    /// The 60,000 training images, shape (60000, 28, 28).
    public static LabeledImages train() {
        return read(IdxImages.TRAIN);
    }

    /// The 10,000 test images, shape (10000, 28, 28).
    public static LabeledImages test() {
        return read(IdxImages.TEST);
    }

    private static LabeledImages read(String part) {
        String images = "mnist/" + IdxImages.images(part);
        String labels = "mnist/" + IdxImages.labels(part);
        return LabeledImages.of(pixels(images), images, Idx.readResource(Mnist.class, labels, BLOCK), labels, CLASSES);
    }

    private static PixelStore pixels(String images) {
        try (InputStream in = Idx.openResource(Mnist.class, images)) {
            return GzipBlocks.images(GzipBlocks.bytes(in), images);
        } catch (IOException e) {
            throw new UncheckedIOException(images + ": cannot be read: " + e, e);
        }
    }
}
