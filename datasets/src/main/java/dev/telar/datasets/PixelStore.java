package dev.telar.datasets;

import java.lang.foreign.MemorySegment;

import dev.telar.error.DataFormatException;
import dev.telar.error.ShapeException;
import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Images of one size behind each other, one byte a pixel and channel, shared by all views of them and never changed.
final class PixelStore {

    private static final float WHITE = 255f;
    private static final int BYTE_MASK = 0xff;
    private static final int BLOCK = 1 << 12;
    private static final int LARGEST_SCRATCH = 1 << 20;
    private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[0]);
    private static final int RGB = 3;
    /// The longest array that every JVM can make.
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private final byte[] data;
    private final int height;
    private final int width;
    private final int channels;

    /// @param data (images × height × width × channels) bytes, taken over
    /// @param channels 1 (grey) or 3 (red, green, blue)
    private PixelStore(byte[] data, int height, int width, int channels) {
        this.data = data;
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
        return new PixelStore(array.data(), shape.size(1), shape.size(2), grey ? 1 : RGB);
    }

    byte[] data() {
        return data;
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
        return data.length / imageBytes();
    }

    /// The bytes of the given images behind each other.
    byte[] gather(int[] images) {
        int size = imageBytes();
        byte[] target = new byte[elements(images.length)];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(data, images[i] * size, target, i * size, size);
        }
        return target;
    }

    /// The given images behind each other, each value v as `(float) v / 255f`; valid until the next call in the same thread.
    HostArray gatherScaled(int[] images, Shape shape) {
        byte[] bytes = gather(images);
        float[] target = scratch(bytes.length);
        for (int from = 0; from < bytes.length; from += BLOCK) {
            scale(bytes, target, from, Math.min(from + BLOCK, bytes.length));
        }
        return new HostArray(new TensorSpec(shape, DType.FLOAT32),
                MemorySegment.ofArray(target).asSlice(0, (long) bytes.length * Float.BYTES));
    }

    /// A new array of 400 KB a step costs more than filling it does; large ones are not kept.
    private static float[] scratch(int size) {
        float[] kept = SCRATCH.get();
        if (kept.length >= size) {
            return kept;
        }
        float[] larger = new float[size];
        if (size <= LARGEST_SCRATCH) {
            SCRATCH.set(larger);
        }
        return larger;
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

    /// Two loops, because the JIT compiler vectorises a widening of signed bytes and arithmetic on floats, but not both with an unsigned
    /// byte in one loop; block by block, so that the second loop finds the first one's results in the cache.
    private static void scale(byte[] source, float[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] = source[i];
        }
        for (int i = from; i < to; i++) {
            target[i] = ((int) target[i] & BYTE_MASK) / WHITE;
        }
    }
}
