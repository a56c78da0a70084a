package dev.telar.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.error.DataFormatException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Images of one size with a class each; immutable.
///
/// The pixels stay one byte each and are shared by all that is derived from them (parts, [#flattened()], [#scaled()]); they become numbers
/// batch by batch.
///
/// | | feature of one image | target of one image |
/// |---|---|---|
/// | as read | `UINT8 (height, width)`, in colour `UINT8 (height, width, 3)` | `FLOAT32 (classes)`, one-hot |
/// | [#flattened()] | `(height · width · channels)` | |
/// | [#withChannelAxis()] | `(height, width, 1)` | |
/// | [#scaled()] | `FLOAT32`, v / 255 in [0, 1] | |
/// | [#sparseLabels()] | | `INT32 ()` |
public final class LabeledImages implements Dataset {

    /// Where classes get their numbers as names, more of them are taken for a damaged file.
    private static final int MAX_UNNAMED_CLASSES = 1 << 16;

    private final PixelStore store;
    /// For each row, the image of the store.
    private final int[] images;
    private final int[] labels;
    private final List<String> classNames;
    private final Form form;
    private volatile @Nullable Batches batches;

    private LabeledImages(PixelStore store, int[] images, int[] labels, List<String> classNames, Form form) {
        this.store = store;
        this.images = images;
        this.labels = labels;
        this.classNames = classNames;
        this.form = form;
    }

    /// Images from an array of unsigned bytes, (images, height, width) or (images, height, width, 3), with the class of each.
    ///
    /// @param classNames the names of the classes 0, 1, …
    /// @throws DataFormatException if the array holds no images
    /// @throws ShapeException if there are not as many labels as images
    /// @throws IllegalArgumentException if a label is no class
    public static LabeledImages of(IdxArray images, int[] labels, List<String> classNames) {
        PixelStore store = PixelStore.of(images, "images");
        if (store.images() != labels.length) {
            throw new ShapeException(
                    "images: expected a label for each of the " + store.images() + " images, given " + labels.length);
        }
        OneHot.checkLabels(labels, classNames.size());
        return new LabeledImages(store, IntStream.range(0, labels.length).toArray(), labels.clone(), List.copyOf(classNames),
                Form.AS_READ);
    }

    /// Images and labels from two arrays as IDX files hold them; the classes are named by their numbers, up to the largest label.
    ///
    /// @throws DataFormatException if the arrays are not images and as many labels
    public static LabeledImages of(IdxArray images, IdxArray labels) {
        int[] values = values(labels, "labels");
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= MAX_UNNAMED_CLASSES) {
                throw new DataFormatException("labels: expected labels 0 … " + (MAX_UNNAMED_CLASSES - 1) + ", found " + values[i]
                        + " at index " + i);
            }
        }
        List<String> names = IntStream.range(0, OneHot.classes(values)).mapToObj(Integer::toString).toList();
        return of(images, "images", labels, "labels", names);
    }

    static LabeledImages of(IdxArray images, String imagesName, IdxArray labels, String labelsName, List<String> classNames) {
        return of(PixelStore.of(images, imagesName), imagesName, labels, labelsName, classNames);
    }

    static LabeledImages of(PixelStore store, String imagesName, IdxArray labels, String labelsName, List<String> classNames) {
        int[] values = values(labels, labelsName);
        if (store.images() != values.length) {
            throw new DataFormatException(
                    imagesName + " has " + store.images() + " images, " + labelsName + " has " + values.length
                            + " labels: expected as many");
        }
        int classes = classNames.size();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= classes) {
                throw new DataFormatException(
                        labelsName + ": expected labels 0 … " + (classes - 1) + ", found " + values[i]
                                + " at index " + i);
            }
        }
        return new LabeledImages(store, IntList.range(values.length).toArray(), values, List.copyOf(classNames),
                Form.AS_READ);
    }

    private static int[] values(IdxArray labels, String name) {
        if (!labels.type().isInteger() || labels.shape().rank() != 1) {
            throw new DataFormatException(
                    name + ": expected labels, integers of shape (labels), found " + labels.type() + " " + labels.shape());
        }
        return labels.ints();
    }

    /// The number of images.
    @Override
    public int size() {
        return images.length;
    }

    /// The shape of all features: (60000, 28, 28), or (60000, 784) if flattened.
    public Shape shape() {
        return form.shape(store).inserted(0, images.length);
    }

    /// The height of each image in pixels.
    public int height() {
        return store.height();
    }

    /// The width of each image in pixels.
    public int width() {
        return store.width();
    }

    /// 1 for grey images, 3 for red, green and blue.
    public int channels() {
        return store.channels();
    }

    /// The names of the classes 0, 1, …
    public List<String> classNames() {
        return classNames;
    }

    /// A new array with the class of each image.
    public int[] labels() {
        return labels.clone();
    }

    /// The class of image `i`.
    public int label(int i) {
        return labels[Objects.checkIndex(i, labels.length)];
    }

    /// A new array with the bytes of image `i`, row by row, each pixel's channels together; read them as 0 … 255 by `& 0xff`.
    public byte[] image(int i) {
        return store.image(images[Objects.checkIndex(i, images.length)]);
    }

    /// The value, 0 … 255, of one channel of one pixel: `y` rows down, `x` columns to the right.
    ///
    /// @param channel 0 for grey or red, 1 for green, 2 for blue
    public int pixel(int i, int y, int x, int channel) {
        Objects.checkIndex(y, store.height());
        Objects.checkIndex(x, store.width());
        Objects.checkIndex(channel, store.channels());
        return store.pixel(images[Objects.checkIndex(i, images.length)], (y * store.width() + x) * store.channels() + channel);
    }

    /// The values, 0 … 255, of grey image `i` as a new array of rows.
    ///
    /// @throws IllegalStateException if the images are in colour
    public int[][] grey(int i) {
        if (store.channels() != 1) {
            throw new IllegalStateException(
                    "images: grey(" + i + ") of images in colour; use image(i) or pixel(i, y, x, channel)");
        }
        int[][] rows = new int[store.height()][store.width()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = pixel(i, y, x, 0);
            }
        }
        return rows;
    }

    /// The images with these numbers, in this order; a number may occur more than once.
    ///
    /// @throws IndexOutOfBoundsException if there is no such image
    public LabeledImages subset(int... rows) {
        return new LabeledImages(store, pick(images, rows), pick(labels, rows), classNames, form);
    }

    /// The images from number `from` up to, not including, `to`.
    ///
    /// @throws IndexOutOfBoundsException if there are no such images
    public LabeledImages range(int from, int to) {
        Objects.checkFromToIndex(from, to, images.length);
        return new LabeledImages(store, Arrays.copyOfRange(images, from, to), Arrays.copyOfRange(labels, from, to), classNames,
                form);
    }

    /// Shuffles by `seed` and holds back ⌈n · testFraction⌉ images as the second part.
    ///
    /// @throws IllegalArgumentException if the fraction is not between 0 and 1, or the first part would be empty
    public Split<LabeledImages> split(double testFraction, long seed) {
        return split(TrainTestSplit.of(testFraction).seed(seed));
    }

    /// Divides the images; a stratified split goes by their labels.
    public Split<LabeledImages> split(TrainTestSplit split) {
        return split.rows(labels).map(this::subset);
    }

    /// The same images as vectors: (n, height · width · channels).
    public LabeledImages flattened() {
        return with(new Form(Axes.FLAT, form.scaled(), form.sparse()));
    }

    /// The same images with an axis for the channels, (n, height, width, channels), even if they are grey: what convolutions take.
    public LabeledImages withChannelAxis() {
        return with(new Form(Axes.WITH_CHANNELS, form.scaled(), form.sparse()));
    }

    /// The same images with features in [0, 1]: each value v becomes `(float) v / 255f`, `FLOAT32`.
    public LabeledImages scaled() {
        return with(new Form(form.axes(), true, form.sparse()));
    }

    /// The same images with the number of the class as target, `INT32`, for sparse losses.
    public LabeledImages sparseLabels() {
        return with(new Form(form.axes(), form.scaled(), true));
    }

    /// The same images with one-hot rows as targets, `FLOAT32 (classes)`, as they are at first.
    public LabeledImages oneHotLabels() {
        return with(new Form(form.axes(), form.scaled(), false));
    }

    @Override
    public TensorSpec featureSpec() {
        return new TensorSpec(form.shape(store), form.scaled() ? DType.FLOAT32 : DType.UINT8);
    }

    @Override
    public TensorSpec targetSpec() {
        return form.sparse()
                ? new TensorSpec(Shape.scalar(), DType.INT32)
                : new TensorSpec(Shape.of(classNames.size()), DType.FLOAT32);
    }

    @Override
    public Batch batch(int[] rows) {
        for (int row : rows) {
            checkRow(row, images.length);
        }
        Batches specs = batches;
        if (specs == null || specs.rows() != rows.length) {
            specs = new Batches(rows.length, new TensorSpec(form.shape(store).inserted(0, rows.length), featureSpec().dtype()),
                    new TensorSpec(targetSpec().shape().inserted(0, rows.length), targetSpec().dtype()));
            batches = specs;
        }
        Tensor features = store.tensor(images, rows, specs.features());
        return Batch.of(features, form.sparse() ? Tensor.of(pick(labels, rows)) : OneHot.tensor(labels, rows, specs.targets()));
    }

    /// Shapes and types of the batches that were asked for last.
    private record Batches(int rows, TensorSpec features, TensorSpec targets) {}

    private static void checkRow(int row, int count) {
        if (row < 0 || row >= count) {
            throw new IndexOutOfBoundsException("images: row " + row + " of " + count);
        }
    }

    private static int[] pick(int[] values, int... rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            checkRow(rows[i], values.length);
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private LabeledImages with(Form newForm) {
        return new LabeledImages(store, images, labels, classNames, newForm);
    }

    @Override
    public String toString() {
        return "LabeledImages " + shape() + (form.scaled() ? " FLOAT32" : " UINT8") + ", " + classNames.size() + " classes";
    }

    private enum Axes {
        PLAIN, FLAT, WITH_CHANNELS
    }

    /// What batches look like.
    private record Form(Axes axes, boolean scaled, boolean sparse) {

        static final Form AS_READ = new Form(Axes.PLAIN, false, false);

        Shape shape(PixelStore store) {
            return switch (axes) {
                case FLAT -> Shape.of(store.imageBytes());
                case WITH_CHANNELS -> Shape.of(store.height(), store.width(), store.channels());
                case PLAIN -> store.channels() == 1
                        ? Shape.of(store.height(), store.width())
                        : Shape.of(store.height(), store.width(), store.channels());
            };
        }
    }
}
