package dev.telar.datasets;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

import dev.telar.error.DataFormatException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Images of one size behind each other, one byte a pixel and channel, shared by all views of them and never changed.
final class PixelStore {

    private static final float WHITE = 255f;
    private static final int BYTE_MASK = 0xff;
    private static final int BLOCK = 1 << 12;
    /// The address of the first element of a `float[]`, as segments count.
    private static final long FLOATS = MemorySegment.ofArray(new float[0]).address();
    private static final int RGB = 3;
    /// The longest array that every JVM can make.
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private final Pixels pixels;
    private final int height;
    private final int width;
    private final int channels;

    /// @param pixels of images of height × width × channels bytes
    /// @param channels 1 (grey) or 3 (red, green, blue)
    private PixelStore(Pixels pixels, int height, int width, int channels) {
        this.pixels = pixels;
        this.height = height;
        this.width = width;
        this.channels = channels;
    }

    /// Takes over the data of an array of unsigned bytes, (images, height, width) or (images, height, width, 3).
    static PixelStore of(IdxArray array, String name) {
        Shape shape = array.shape();
        boolean grey = shape.rank() == 3;
        boolean rgb = shape.rank() == 4 && shape.size(3) == RGB;
        if (array.type() != IdxType.UBYTE || !(grey || rgb)) {
            throw new DataFormatException(
                    name + ": expected images, unsigned bytes of shape (images, height, width) or (images, height,"
                            + " width, 3), found " + array.type() + " " + shape);
        }
        if (shape.size(1) == 0 || shape.size(2) == 0) {
            throw new DataFormatException(name + ": expected images with a height and width of 1 or more, found " + shape);
        }
        int imageBytes = shape.size(1) * shape.size(2) * (grey ? 1 : RGB);
        return new PixelStore(new Pixels.Whole(array.data(), imageBytes), shape.size(1), shape.size(2), grey ? 1 : RGB);
    }

    /// Grey images of which not all may have been read yet.
    static PixelStore grey(Pixels pixels, int height, int width) {
        return new PixelStore(pixels, height, width, 1);
    }

    /// A new array with the bytes of one image.
    byte[] image(int image) {
        int from = pixels.start(image);
        return Arrays.copyOfRange(pixels.array(image), from, from + imageBytes());
    }

    /// One byte of an image, as 0 … 255.
    int pixel(int image, int position) {
        return pixels.array(image)[pixels.start(image) + position] & BYTE_MASK;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    int channels() {
        return channels;
    }

    /// The bytes of one image.
    int imageBytes() {
        return height * width * channels;
    }

    int images() {
        return pixels.images();
    }

    /// Images behind each other.
    ///
    /// @param images numbers of images
    /// @param rows which of these numbers, in which order
    /// @param batch shape and type of the result: UINT8, or FLOAT32 with each value v as `(float) v / 255f`
    Tensor tensor(int[] images, int[] rows, TensorSpec batch) {
        elements(rows.length);
        return batch.dtype() == DType.UINT8
                ? Tensor.of(batch, (target, from, to) -> bytes(images, rows, target, from, to))
                : Tensor.of(batch, (target, from, to) -> scale(images, rows, target, from, to));
    }

    private void bytes(int[] images, int[] rows, MemorySegment target, int from, int to) {
        int size = imageBytes();
        for (int i = from; i < to; i++) {
            int image = images[rows[i]];
            MemorySegment.copy(pixels.array(image), pixels.start(image), target, ValueLayout.JAVA_BYTE, (long) i * size, size);
        }
    }

    /// Straight into a Java array where the target lies in one.
    private void scale(int[] images, int[] rows, MemorySegment target, int from, int to) {
        int size = imageBytes();
        if (target.heapBase().orElse(null) instanceof float[] array) {
            int at = (int) ((target.address() - FLOATS) / Float.BYTES);
            for (int i = from; i < to; i++) {
                scale(images[rows[i]], array, at + i * size, size);
            }
            return;
        }
        float[] image = new float[size];
        for (int i = from; i < to; i++) {
            scale(images[rows[i]], image, 0, size);
            MemorySegment.copy(image, 0, target, ValueLayout.JAVA_FLOAT, (long) i * size * Float.BYTES, size);
        }
    }

    private void scale(int image, float[] target, int to, int size) {
        scale(pixels.array(image), pixels.start(image), target, to, size);
    }

    private int elements(int images) {
        long elements = (long) images * imageBytes();
        if (elements > MAX_ARRAY) {
            throw new ShapeException(
                    "images: a batch of " + images + " images of " + imageBytes() + " values is too large, at most "
                            + MAX_ARRAY + " values go into one; take it in parts");
        }
        return (int) elements;
    }

    /// Block by block, so that the second loop of a block finds the first one's results in the cache.
    private static void scale(byte[] source, int from, float[] target, int to, int n) {
        for (int i = 0; i < n; i += BLOCK) {
            block(source, from + i, target, to + i, Math.min(BLOCK, n - i));
        }
    }

    /// Two loops, because the JIT compiler vectorises a widening of signed bytes and arithmetic on floats, but not both with an unsigned byte in
    /// one loop.
    private static void block(byte[] source, int from, float[] target, int to, int n) {
        for (int i = 0; i < n; i++) {
            target[to + i] = source[from + i];
        }
        for (int i = 0; i < n; i++) {
            target[to + i] = ((int) target[to + i] & BYTE_MASK) / WHITE;
        }
    }
}
