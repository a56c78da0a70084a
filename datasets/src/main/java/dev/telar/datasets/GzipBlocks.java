package dev.telar.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// Grey images of an IDX file that is compressed in blocks: a gzip file of many members, the first with the header, each further one with as many
/// images. A block is decompressed when an image of it is first asked for, by whichever thread asks; the compressed bytes are let go with the last
/// block. The first batch of MNIST needs an eighth of the blocks.
///
/// Each member tells how long it is in the extra field `BC`, as BGZF does. Source: "Sequence Alignment/Map Format Specification", section 4.1,
/// <https://samtools.github.io/hts-specs/SAMv1.pdf>.
final class GzipBlocks implements Pixels {

    /// The bytes of a member before its deflated data: a gzip header with the extra field `BC` and nothing else.
    private static final int HEADER = 18;
    private static final int MAGIC_DEFLATE_EXTRA = 0x04088b1f;
    private static final int EXTRA_AT = 10;
    private static final int EXTRA_LENGTH = 6;
    private static final int NAME_AT = 12;
    private static final int NAME_AND_SIZE = 0x00024342;
    private static final int LENGTH_AT = 16;
    private static final int SHORT_MASK = 0xffff;
    /// The bytes behind them: check sum and size.
    private static final int TRAILER = 8;
    /// Larger pieces go through memory of their own.
    private static final int PIECE = 1 << 16;
    private static final int RANK = 3;
    private static final int IDX_HEADER = 4 + RANK * Integer.BYTES;

    private final String name;
    private final int imageBytes;
    /// Where the members begin, and the end.
    private final int[] starts;
    private final int blockImages;
    private final int images;
    private final AtomicReferenceArray<byte @Nullable []> blocks;
    private final AtomicInteger missing;
    /// Null when no block is missing.
    private volatile byte @Nullable [] file;

    private GzipBlocks(byte[] file, String name, int[] starts, Shape shape) {
        this.file = file;
        this.name = name;
        this.starts = starts;
        imageBytes = shape.size(1) * shape.size(2);
        images = shape.size(0);
        blockImages = size(file, starts, 1) / imageBytes;
        blocks = new AtomicReferenceArray<>(starts.length - 2);
        missing = new AtomicInteger(starts.length - 2);
    }

    /// The images of an IDX file; of one that is compressed otherwise, or that ends early, all are read at once.
    ///
    /// @param file the whole file, taken over
    /// @throws DataFormatException if the file is damaged, as far as can be seen before it is decompressed; where a block is damaged, whoever asks
    ///         for one of its images gets the error
    static PixelStore images(byte[] file, String name) {
        int[] starts = members(file);
        Shape shape = shape(file, name);
        return isInBlocks(file, starts, shape)
                ? PixelStore.grey(new GzipBlocks(file, name, starts, shape), shape.size(1), shape.size(2))
                : PixelStore.of(Idx.read(new ByteArrayInputStream(file), name), name);
    }

    /// What a stream has, which mostly knows how many bytes that are: in one piece, where [InputStream#readAllBytes] has many and joins them.
    static byte[] bytes(InputStream in) throws IOException {
        byte[] expected = new byte[in.available()];
        int count = 0;
        for (int n = 1; n > 0; count += n) {
            n = in.readNBytes(expected, count, Math.min(PIECE, expected.length - count));
        }
        byte[] more = in.readAllBytes();
        if (more.length == 0 && count == expected.length) {
            return expected;
        }
        byte[] all = Arrays.copyOf(expected, count + more.length);
        System.arraycopy(more, 0, all, count, more.length);
        return all;
    }

    /// The shape, which is no shape of images where the elements are not bytes.
    private static Shape shape(byte[] file, String name) {
        try (IdxReader header = IdxReader.of(new ByteArrayInputStream(file), name)) {
            return header.type() == IdxType.UBYTE ? header.shape() : Shape.scalar();
        }
    }

    /// Where the members of a file begin, and its end; nothing if one of them does not tell its length.
    private static int[] members(byte[] file) {
        ByteBuffer bytes = littleEndian(file);
        int[] starts = new int[16];
        int count = 0;
        int at = 0;
        while (at < file.length) {
            if (!tellsLength(bytes, at)) {
                return new int[0];
            }
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = at;
            at += lengthOf(bytes, at);
        }
        starts[count] = at;
        return Arrays.copyOf(starts, count + 1);
    }

    private static boolean tellsLength(ByteBuffer bytes, int at) {
        int left = bytes.limit() - at;
        return left >= HEADER + TRAILER && bytes.getInt(at) == MAGIC_DEFLATE_EXTRA
                && bytes.getShort(at + EXTRA_AT) == EXTRA_LENGTH
                && bytes.getInt(at + NAME_AT) == NAME_AND_SIZE && isBetween(HEADER + TRAILER, lengthOf(bytes, at), left);
    }

    private static int lengthOf(ByteBuffer bytes, int at) {
        return (bytes.getShort(at + LENGTH_AT) & SHORT_MASK) + 1;
    }

    private static boolean isBetween(int low, int value, int high) {
        return low <= value && value <= high;
    }

    /// Whether the first member has the header and each further one as many images, the last maybe fewer.
    private static boolean isInBlocks(byte[] file, int[] starts, Shape shape) {
        if (shape.rank() != RANK || shape.elements() == 0 || starts.length < 3 || size(file, starts, 0) != IDX_HEADER) {
            return false;
        }
        long left = shape.elements();
        ByteBuffer bytes = littleEndian(file);
        int block = size(file, starts, 1);
        for (int member = 1; member < starts.length - 1; member++) {
            int size = bytes.getInt(starts[member + 1] - Integer.BYTES);
            if (size != Math.min(block, left)) {
                return false;
            }
            left -= size;
        }
        return left == 0 && block % (shape.size(1) * shape.size(2)) == 0;
    }

    /// The bytes of a member, decompressed, as its end tells them.
    private static int size(byte[] file, int[] starts, int member) {
        return littleEndian(file).getInt(starts[member + 1] - Integer.BYTES);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int images() {
        return images;
    }

    @Override
    public byte[] array(int image) {
        int block = image / blockImages;
        byte[] data = blocks.getAcquire(block);
        return data == null ? decompressed(block) : data;
    }

    @Override
    public int start(int image) {
        return image % blockImages * imageBytes;
    }

    private byte[] decompressed(int block) {
        byte[] compressed = file;
        if (compressed != null) {
            byte[] data = decompress(compressed, block + 1);
            if (blocks.compareAndSet(block, null, data) && missing.decrementAndGet() == 0) {
                file = null;
            }
        }
        return Objects.requireNonNull(blocks.get(block));
    }

    private byte[] decompress(byte[] compressed, int member) {
        byte[] data = new byte[size(compressed, starts, member)];
        int from = starts[member] + HEADER;
        int to = starts[member + 1] - TRAILER;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed, from, to - from);
            if (inflater.inflate(data) == data.length && sum(data) == littleEndian(compressed).getInt(to)) {
                return data;
            }
        } catch (java.util.zip.DataFormatException e) {
            // told below
        } finally {
            inflater.end();
        }
        throw damage(compressed, member);
    }

    private static int sum(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return (int) crc.getValue();
    }

    /// The error of whoever reads the file from its beginning: it names the place.
    private DataFormatException damage(byte[] compressed, int member) {
        try {
            Idx.read(new ByteArrayInputStream(compressed), name);
        } catch (DataFormatException e) {
            return e;
        }
        return new DataFormatException(
                name + ": at byte " + starts[member] + " of the gzip file: expected " + blockImages + " images, found damage");
    }
}
