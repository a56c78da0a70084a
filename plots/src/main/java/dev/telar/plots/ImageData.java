package dev.telar.plots;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The pixels of one image, grey or RGB, row by row from the top, the three colours of an RGB pixel side by side (channels last).
///
/// Bytes are read as 0 … 255. Grey images may hold numbers of any range, since they are shown through a [ColorMap] from their
/// smallest to their largest value; RGB images given as floats hold 0 … 1, and what lies beyond is cut off.
public final class ImageData {

    private static final int BYTE_MAX = 255;

    private final int height;
    private final int width;
    private final int channels;
    private final float[] values;

    private ImageData(int height, int width, int channels, float[] values) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.values = values;
    }

    /// A grey image of bytes.
    ///
    /// @param height the number of rows
    /// @param width the number of columns
    /// @param pixels height · width bytes
    /// @throws ShapeException if a side is below 1 or the number of pixels is another
    public static ImageData grey(int height, int width, byte[] pixels) {
        return of(height, width, 1, floats(pixels, 1));
    }

    /// A grey image of numbers.
    ///
    /// @param height the number of rows
    /// @param width the number of columns
    /// @param pixels height · width numbers; NaN shows as white
    /// @throws ShapeException if a side is below 1 or the number of pixels is another
    public static ImageData grey(int height, int width, float[] pixels) {
        return of(height, width, 1, pixels.clone());
    }

    /// A colour image of bytes.
    ///
    /// @param height the number of rows
    /// @param width the number of columns
    /// @param pixels 3 · height · width bytes, red, green, blue, red, …
    /// @throws ShapeException if a side is below 1 or the number of bytes is another
    public static ImageData rgb(int height, int width, byte[] pixels) {
        return of(height, width, 3, floats(pixels, BYTE_MAX));
    }

    /// A colour image of numbers between 0 and 1.
    ///
    /// @param height the number of rows
    /// @param width the number of columns
    /// @param pixels 3 · height · width numbers, red, green, blue, red, …
    /// @throws ShapeException if a side is below 1 or the number of values is another
    public static ImageData rgb(int height, int width, float[] pixels) {
        return of(height, width, 3, pixels.clone());
    }

    /// The images of a tensor `(images, height, width)`, `(images, height, width, 1)` or `(images, height, width, 3)`.
    ///
    /// @param images UINT8 or floating
    /// @throws ShapeException if the shape is another
    /// @throws DTypeException if the type is another
    public static List<ImageData> list(Tensor images) {
        return list(images, Integer.MAX_VALUE);
    }

    /// The first images, at most so many.
    static List<ImageData> list(Tensor images, int most) {
        DType type = images.dtype();
        if (type != DType.UINT8 && !type.isFloating()) {
            throw new DTypeException(
                    "images: takes a UINT8 or floating tensor, given " + type + "; cast it: x.cast(DType.FLOAT32)");
        }
        Shape shape = images.shape();
        int rank = shape.rank();
        int channels = rank == 4 ? shape.size(3) : 1;
        if (rank < 3 || rank > 4 || (channels != 1 && channels != 3)) {
            throw new ShapeException(
                    "images: takes shape (images, height, width), or with a last axis of 1 (grey) or 3 (RGB), given "
                            + shape + "; reshape it, for instance x.reshape(-1, 28, 28)");
        }
        List<ImageData> list = new ArrayList<>();
        int size = shape.size(1) * shape.size(2) * channels;
        int count = Math.min(shape.size(0), most);
        if (type == DType.UINT8) {
            byte[] all = images.toByteArray();
            for (int i = 0; i < count; i++) {
                byte[] pixels = Arrays.copyOfRange(all, i * size, (i + 1) * size);
                list.add(of(shape.size(1), shape.size(2), channels, floats(pixels, channels == 3 ? BYTE_MAX : 1)));
            }
        } else {
            float[] all = images.toFloatArray();
            for (int i = 0; i < count; i++) {
                list.add(of(shape.size(1), shape.size(2), channels, Arrays.copyOfRange(all, i * size, (i + 1) * size)));
            }
        }
        return List.copyOf(list);
    }

    private static ImageData of(int height, int width, int channels, float[] values) {
        if (height < 1 || width < 1 || values.length != (long) height * width * channels) {
            throw new ShapeException("image: " + height + " rows of " + width + " pixels with " + channels + " channel"
                    + (channels == 1 ? "" : "s") + " need " + (long) height * width * channels + " values, at least one, given "
                    + values.length);
        }
        return new ImageData(height, width, channels, values);
    }

    private static float[] floats(byte[] bytes, float scale) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = Byte.toUnsignedInt(bytes[i]) / scale;
        }
        return values;
    }

    /// The number of rows.
    public int height() {
        return height;
    }

    /// The number of columns.
    public int width() {
        return width;
    }

    /// 1 for a grey image, 3 for RGB.
    public int channels() {
        return channels;
    }

    /// The image in colours, pixel by pixel.
    ///
    /// @param map what a grey image is shown through; the smallest finite value gets its first colour, the largest its last
    BufferedImage colored(ColorMap map) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        ColorScale scale = channels == 1 ? ColorScale.of(map, values) : null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                image.setRGB(x, y, scale == null ? rgb(3 * at) : scale.rgb(values[at]));
            }
        }
        return image;
    }

    private int rgb(int at) {
        return level(values[at]) << 16 | level(values[at + 1]) << 8 | level(values[at + 2]);
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value * BYTE_MAX), 0, BYTE_MAX);
    }
}
