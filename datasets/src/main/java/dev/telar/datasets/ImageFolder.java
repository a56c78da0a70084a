package dev.telar.datasets;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// Images in folders, a folder for each class: `digits/seven/a.png`; immutable, each setting gives a new object.
///
///     LabeledImages digits = ImageFolder.of(Path.of("digits")).grey().resize(28, 28).read();
///
/// The classes are the names of the folders, sorted by their characters; their files follow in the same order. PNG and JPEG files
/// (`.png`, `.jpg`, `.jpeg`, in any case) directly in them are read, all else is passed over. By default images are in colour and must all
/// have the size of the first.
///
/// Grey is the luma of ITU-R BT.601, `(19595 R + 38470 G + 7471 B + 32768) / 65536`, as Pillow's mode L; a grey file keeps its values.
/// Transparency is passed over. Resizing stretches to the given size by bilinear interpolation between the centres of pixels, as Keras'
/// `image_dataset_from_directory` does without antialiasing.
public final class ImageFolder {

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");
    /// The longest array that every JVM can make.
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private final Path folder;
    private final boolean grey;
    private final int height;
    private final int width;

    private ImageFolder(Path folder, boolean grey, int height, int width) {
        this.folder = folder;
        this.grey = grey;
        this.height = height;
        this.width = width;
    }

    /// Images under this folder.
    public static ImageFolder of(Path folder) {
        return new ImageFolder(folder, false, 0, 0);
    }

    /// Makes the images grey, shape (n, height, width).
    public ImageFolder grey() {
        return new ImageFolder(folder, true, height, width);
    }

    /// Makes the images red, green and blue, shape (n, height, width, 3): the default.
    public ImageFolder rgb() {
        return new ImageFolder(folder, false, height, width);
    }

    /// Stretches or shrinks every image to this size.
    ///
    /// @throws IllegalArgumentException if a size is below 1
    public ImageFolder resize(int newHeight, int newWidth) {
        if (newHeight < 1 || newWidth < 1) {
            throw new IllegalArgumentException(
                    "images: expected a height and width of 1 or more, given " + newHeight + " and " + newWidth);
        }
        return new ImageFolder(folder, grey, newHeight, newWidth);
    }

    /// Reads all images.
    ///
    /// @throws UncheckedIOException if the folder is missing or a file cannot be read
    /// @throws DataFormatException if there are no classes or no images, a file is damaged, or sizes differ without [#resize]
    public LabeledImages read() {
        List<Path> classes = list(folder, Files::isDirectory);
        if (classes.isEmpty()) {
            throw new DataFormatException(folder + ": expected a folder for each class, found none");
        }
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : list(classes.get(label), ImageFolder::isImage)) {
                files.add(file);
                labels.add(label);
            }
        }
        if (files.isEmpty()) {
            throw new DataFormatException(folder + ": expected images (" + String.join(", ", ENDINGS) + ") in the folders of its "
                    + classes.size() + " classes, found none");
        }
        IdxArray images = pixels(files);
        return LabeledImages.of(images, labels.stream().mapToInt(label -> label).toArray(),
                classes.stream().map(ImageFolder::name).toList());
    }

    private IdxArray pixels(List<Path> files) {
        byte[] data = new byte[0];
        @Nullable
        Raster first = null;
        for (int i = 0; i < files.size(); i++) {
            Raster image = raster(files.get(i));
            if (first == null) {
                first = image;
                data = allocate(image, files.size());
            }
            if (image.height() != first.height() || image.width() != first.width()) {
                throw new DataFormatException(files.get(i) + ": expected " + first.height() + " × " + first.width()
                        + " pixels (height × width) as in " + files.getFirst() + ", found " + image.height() + " × "
                        + image.width()
                        + "; resize(height, width) makes all equal");
            }
            System.arraycopy(image.values(), 0, data, i * image.values().length, image.values().length);
        }
        Raster size = Objects.requireNonNull(first, "first");
        return new IdxArray(IdxType.UBYTE, grey
                ? Shape.of(files.size(), size.height(), size.width())
                : Shape.of(files.size(), size.height(), size.width(), 3), data);
    }

    private byte[] allocate(Raster image, int images) {
        long bytes = (long) image.values().length * images;
        if (bytes > MAX_ARRAY) {
            throw new DataFormatException(folder + ": " + images + " images of " + image.height() + " × " + image.width()
                    + " pixels take " + bytes + " bytes, at most " + MAX_ARRAY + " are possible; resize(height, width) to less");
        }
        return new byte[(int) bytes];
    }

    private Raster raster(Path file) {
        @Nullable
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new DataFormatException(file + ": expected a PNG or JPEG image, found damage: " + e.getMessage(), e);
        }
        if (image == null) {
            throw new DataFormatException(file + ": expected a PNG or JPEG image, found something else");
        }
        Raster raster = grey ? Raster.grey(image) : Raster.rgb(image);
        return height == 0 ? raster : raster.resized(height, width);
    }

    private static boolean isImage(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static List<Path> list(Path folder, Predicate<Path> filter) {
        try (Stream<Path> entries = Files.list(folder)) {
            Path[] sorted = entries.filter(entry -> !name(entry).startsWith(".")).filter(filter).toArray(Path[]::new);
            Arrays.sort(sorted, Comparator.comparing(ImageFolder::name));
            return List.of(sorted);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(folder + ": no such folder", e);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read: " + e, e);
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
