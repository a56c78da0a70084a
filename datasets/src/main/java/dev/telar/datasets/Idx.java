package dev.telar.datasets;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

import dev.telar.error.DataFormatException;

/// IDX, the format of the MNIST files: `0x00 0x00 type rank`, the sizes as 32-bit integers, then the elements in row-major order, all
/// big-endian. Any of the six types, any rank; compressed by gzip or not, which the first bytes tell.
///
/// | file is | error, a [DataFormatException] |
/// |---|---|
/// | empty, or cut anywhere | `…: at byte 1000: the file ends, expected 47040000 bytes …` |
/// | too long | `…: at byte 47040016: expected the end of the file …, found 3 more bytes` |
/// | something else | `…: at byte 0: expected the magic number of an IDX file …` |
/// | damaged gzip | `…: at byte 517 of the gzip file: expected …, found …` |
public final class Idx {

    private static final int BUFFER = 1 << 16;
    private static final int MAX_RANK = 255;

    private Idx() {}

    /// The contents of a file.
    ///
    /// @throws DataFormatException if the file is damaged or no IDX file; the message says where
    /// @throws UncheckedIOException if the file cannot be read or is missing
    public static IdxArray read(Path file) {
        try (IdxReader reader = open(file)) {
            return reader.rest();
        }
    }

    /// The contents of a stream, which is read to its end and closed.
    ///
    /// @param name what errors call the stream
    /// @throws DataFormatException if the data are damaged or not IDX
    public static IdxArray read(InputStream in, String name) {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(name, "name");
        try (in; IdxReader reader = IdxReader.of(in, name)) {
            return reader.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be closed: " + e, e);
        }
    }

    /// The contents of a resource on the class path.
    ///
    /// @param anchor the class beside which the resource lies
    /// @param resource its name, as for [Class#getResourceAsStream]
    public static IdxArray readResource(Class<?> anchor, String resource) {
        return readResource(anchor, resource, IdxReader.FIRST_BLOCK);
    }

    /// As [#readResource(Class, String)], but allocating up to `block` bytes on the word of the header: for files that are our own.
    static IdxArray readResource(Class<?> anchor, String resource, int block) {
        try (InputStream in = openResource(anchor, resource); IdxReader reader = new IdxReader(in, resource, -1, block)) {
            return reader.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + ": cannot be closed: " + e, e);
        }
    }

    static InputStream openResource(Class<?> anchor, String resource) {
        InputStream in = anchor.getResourceAsStream(resource);
        if (in == null) {
            String message = resource + ": no such resource beside " + anchor.getName();
            throw new UncheckedIOException(message, new FileNotFoundException(message));
        }
        return in;
    }

    /// Opens a file to be read part by part; close the reader.
    ///
    /// @throws DataFormatException if the header is wrong or, of an uncompressed file, does not fit the file's length
    public static IdxReader open(Path file) {
        try {
            long length = Files.size(file);
            InputStream in = Files.newInputStream(file);
            try {
                int block = (int) Math.clamp(length, IdxReader.FIRST_BLOCK, 1L << 30);
                return new IdxReader(in, file.toString(), length, block);
            } catch (RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + ": no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e, e);
        }
    }

    /// Writes a file, by gzip if its name ends in `.gz`.
    public static void write(IdxArray array, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            boolean gzip = file.toString().endsWith(".gz");
            try (OutputStream target = gzip ? new GZIPOutputStream(out, BUFFER) : new BufferedOutputStream(out, BUFFER)) {
                write(array, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e, e);
        }
    }

    /// Writes to a stream, uncompressed, and leaves it open.
    ///
    /// @throws IllegalArgumentException if the array has more than 255 axes, which the format cannot express
    public static void write(IdxArray array, OutputStream out) throws IOException {
        int[] sizes = array.shape().toArray();
        if (sizes.length > MAX_RANK) {
            throw new IllegalArgumentException("idx: at most " + MAX_RANK + " axes can be written, given " + sizes.length);
        }
        ByteBuffer header = ByteBuffer.allocate(4 + Integer.BYTES * sizes.length);
        header.put((byte) 0).put((byte) 0).put((byte) array.type().code()).put((byte) sizes.length);
        for (int size : sizes) {
            header.putInt(size);
        }
        out.write(header.array());
        out.write(array.data());
    }
}
