package dev.telar.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// Reads an IDX file part by part: the header at once, then as many items (entries of the first axis) at a time as are asked for. For
/// files that are larger than memory; [Idx#read] takes a whole one. Not for use by several threads.
///
/// Memory is taken as data arrive, never on the word of a header. Every error names the file, the offset in its uncompressed bytes, what
/// was found and what was expected.
public final class IdxReader implements AutoCloseable {

    /// What is allocated at once, without having seen the data.
    static final int FIRST_BLOCK = 1 << 20;

    private static final long UNKNOWN_LENGTH = -1;
    /// The longest array that every JVM can make.
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    private static final int PROBE = 1 << 13;

    private final String name;
    private final InputStream in;
    private final boolean compressed;
    private final IdxType type;
    private final Shape shape;
    private final int block;
    private long offset;
    private int remaining;

    /// Reads the header and checks it against the length of the file.
    ///
    /// @param length the length of the file, compressed or not, or −1
    /// @param block how many bytes may be allocated before they have arrived
    IdxReader(InputStream source, String name, long length, int block) {
        this.name = name;
        this.block = block;
        try {
            InputStream buffered = new BufferedInputStream(source, PROBE);
            compressed = startsAsGzip(buffered);
            in = compressed ? new Gunzip(buffered, name) : buffered;
            byte[] magic = header(4, "the magic number: two zeros, type, rank");
            type = type(magic);
            shape = shape(magic[3] & 0xff);
            remaining = shape.rank() == 0 ? 1 : shape.size(0);
            if (!compressed && length != UNKNOWN_LENGTH) {
                checkLength(length);
            }
            if (remaining == 0) {
                checkEnd();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static IdxReader of(InputStream source, String name) {
        return new IdxReader(source, name, UNKNOWN_LENGTH, FIRST_BLOCK);
    }

    /// The type of the elements.
    public IdxType type() {
        return type;
    }

    /// The sizes along the axes of the whole file, as its header has them.
    public Shape shape() {
        return shape;
    }

    /// The number of items that have not been read yet; of a file of rank 0, whose only element is its only item, 1 or 0.
    public int remaining() {
        return remaining;
    }

    /// The next `items` items, or those that are left if they are fewer: an array whose first axis has that size. With the last item the
    /// end of the file is checked too.
    ///
    /// @throws IllegalArgumentException if `items` is below 1
    /// @throws IllegalStateException if no item is left
    /// @throws DataFormatException if the file ends early, goes on behind the last item, or the part is larger than an array can be
    public IdxArray next(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("idx: the number of items must be 1 or more, given " + items);
        }
        if (remaining == 0) {
            throw new IllegalStateException("idx: no item of " + name + " is left; ask remaining() first");
        }
        return part(Math.min(items, remaining));
    }

    /// All items that are left, maybe none.
    IdxArray rest() {
        return part(remaining);
    }

    private IdxArray part(int items) {
        int[] sizes = shape.toArray();
        if (sizes.length > 0) {
            sizes[0] = items;
        }
        Shape part = Shape.of(sizes);
        long bytes = bytes(sizes);
        if (bytes > MAX_ARRAY) {
            throw error(offset, "the header claims " + type + " " + part + ", " + count(bytes) + " of data; at most " + MAX_ARRAY
                    + " can be read at once: take it in parts by Idx.open");
        }
        try {
            byte[] data = data((int) bytes, part);
            remaining -= items;
            if (remaining == 0) {
                checkEnd();
            }
            return new IdxArray(type, part, data);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private byte[] data(int bytes, Shape part) throws IOException {
        byte[] data = new byte[Math.min(bytes, block)];
        int have = 0;
        while (true) {
            have += in.readNBytes(data, have, data.length - have);
            if (have < data.length) {
                throw error(offset + have, "the file ends, expected " + bytes + " bytes for " + type + " " + part + " from byte "
                        + offset + " on, found " + have);
            }
            if (have == bytes) {
                offset += bytes;
                return data;
            }
            data = Arrays.copyOf(data, (int) Math.min(bytes, 2L * data.length));
        }
    }

    private byte[] header(int bytes, String what) throws IOException {
        byte[] header = in.readNBytes(bytes);
        if (header.length < bytes) {
            throw error(offset + header.length, "the file ends, expected " + bytes + " bytes of " + what);
        }
        offset += bytes;
        return header;
    }

    private IdxType type(byte[] magic) {
        if (magic[0] != 0 || magic[1] != 0) {
            throw error(0, String.format(Locale.ROOT,
                    "expected the magic number of an IDX file, 0x00 0x00 and then type and rank, found 0x%02x 0x%02x 0x%02x 0x%02x",
                    magic[0], magic[1], magic[2], magic[3]));
        }
        return IdxType.ofCode(magic[2] & 0xff).orElseThrow(() -> error(2, String.format(Locale.ROOT,
                "expected a type of elements, 0x08 (unsigned byte), 0x09 (byte), 0x0b (short), 0x0c (int), 0x0d (float) or 0x0e (double),"
                        + " found 0x%02x",
                magic[2])));
    }

    private Shape shape(int rank) throws IOException {
        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            long at = offset;
            sizes[axis] = ByteBuffer.wrap(header(4, "the size of axis " + axis + " of " + rank)).getInt();
            if (sizes[axis] < 0) {
                throw error(at, "expected a size of at most " + Integer.MAX_VALUE + " for axis " + axis + ", found "
                        + Integer.toUnsignedString(sizes[axis]));
            }
        }
        return Shape.of(sizes);
    }

    private void checkLength(long length) {
        long bytes = bytes(shape.toArray());
        if (bytes == Long.MAX_VALUE || length - offset < bytes) {
            throw error(length, "the file ends, expected " + count(bytes) + " for " + type + " " + shape + " from byte " + offset
                    + " on, found " + (length - offset));
        }
        if (length - offset > bytes) {
            throw error(offset + bytes, "expected the end of the file after " + type + " " + shape + ", found "
                    + (length - offset - bytes) + " more bytes");
        }
    }

    private void checkEnd() throws IOException {
        if (in.read() >= 0) {
            long more = 1 + in.transferTo(OutputStream.nullOutputStream());
            throw error(offset, "expected the end of the file after " + type + " " + shape + ", found " + more + " more bytes");
        }
    }

    /// The bytes of a shape, or `Long.MAX_VALUE` where that is too small.
    private long bytes(int... sizes) {
        long bytes = type.bytes();
        for (int size : sizes) {
            if (size == 0) {
                return 0;
            }
        }
        for (int size : sizes) {
            if (bytes > Long.MAX_VALUE / size) {
                return Long.MAX_VALUE;
            }
            bytes *= size;
        }
        return bytes;
    }

    private static String count(long bytes) {
        return bytes == Long.MAX_VALUE ? "more than 2⁶³ bytes" : bytes + " bytes";
    }

    private static boolean startsAsGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == Gunzip.MAGIC_1 && in.read() == Gunzip.MAGIC_2;
        in.reset();
        return gzip;
    }

    private DataFormatException error(long at, String message) {
        return new DataFormatException(name + ": at byte " + at + (compressed ? " of the uncompressed data: " : ": ") + message);
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(name + ": cannot be read: " + e, e);
    }

    /// Closes the file.
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
