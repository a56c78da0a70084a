package dev.telar.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

import dev.telar.error.DataFormatException;

/// Decompresses gzip (RFC 1952), one member or several.
///
/// In place of the JDK's stream, because that one passes over whatever follows the last member, and its errors know no offset. Inflates
/// straight into the caller's array.
final class Gunzip extends InputStream {

    static final int MAGIC_1 = 0x1f;
    static final int MAGIC_2 = 0x8b;

    private static final int BUFFER = 1 << 16;
    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xe0;
    private static final int TIME_EXTRA_FLAGS_AND_SYSTEM = 6;

    private final InputStream in;
    private final String name;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long limitOffset;
    private boolean started;
    private boolean finished;

    Gunzip(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!started) {
            header();
            started = true;
        }
        while (!finished) {
            int n = inflate(target, offset, length);
            if (n > 0) {
                crc.update(target, offset, n);
                return n;
            }
            if (inflater.finished()) {
                nextMember();
            } else if (inflater.needsInput()) {
                if (!fill()) {
                    throw ends("compressed data");
                }
                inflater.setInput(buffer, position, limit - position);
            } else {
                throw error("expected deflated data, found a preset dictionary");
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) {
        try {
            int n = inflater.inflate(target, offset, length);
            position = limit - inflater.getRemaining();
            return n;
        } catch (java.util.zip.DataFormatException e) {
            position = limit - inflater.getRemaining();
            throw new DataFormatException(prefix() + "expected deflated data, found damage (" + e.getMessage() + ")", e);
        }
    }

    private void nextMember() throws IOException {
        long sum = littleEndian(4, "the check sum");
        if (sum != crc.getValue()) {
            throw error("expected the check sum " + hex(crc.getValue()) + " of the data, found " + hex(sum));
        }
        long size = littleEndian(4, "the size");
        long written = inflater.getBytesWritten() & 0xffffffffL;
        if (size != written) {
            throw error("expected the size " + written + " of the data, found " + size);
        }
        if (position == limit && !fill()) {
            finished = true;
            return;
        }
        inflater.reset();
        crc.reset();
        header();
    }

    private void header() throws IOException {
        expect(MAGIC_1, "the first byte of a gzip member");
        expect(MAGIC_2, "the second byte of a gzip member");
        expect(DEFLATE, "the compression method deflate");
        int flags = next("the flags");
        if ((flags & RESERVED_FLAGS) != 0) {
            throw error("expected gzip flags below 0x20, found " + hex(flags));
        }
        for (int i = 0; i < TIME_EXTRA_FLAGS_AND_SYSTEM; i++) {
            next("the gzip header");
        }
        if ((flags & FLAG_EXTRA) != 0) {
            long extra = littleEndian(2, "the length of the extra field");
            for (long i = 0; i < extra; i++) {
                next("the extra field");
            }
        }
        skipText(flags & FLAG_NAME);
        skipText(flags & FLAG_COMMENT);
        if ((flags & FLAG_HEADER_CRC) != 0) {
            littleEndian(2, "the header's check sum");
        }
        inflater.setInput(buffer, position, limit - position);
    }

    private void skipText(int flag) throws IOException {
        if (flag != 0) {
            while (next("the name in the gzip header") != 0) {
                // up to the zero that ends it
            }
        }
    }

    private void expect(int value, String what) throws IOException {
        int found = next(what);
        if (found != value) {
            throw error("expected " + what + ", " + hex(value) + ", or the end of the file, found " + hex(found));
        }
    }

    private long littleEndian(int bytes, String what) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next(what) << (8 * i);
        }
        return value;
    }

    private int next(String what) throws IOException {
        if (position == limit && !fill()) {
            throw ends(what);
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        int n = in.readNBytes(buffer, 0, BUFFER);
        position = 0;
        limit = n;
        limitOffset += n;
        return n > 0;
    }

    private DataFormatException ends(String what) {
        return error("the file ends, expected " + what);
    }

    private DataFormatException error(String message) {
        return new DataFormatException(prefix() + message);
    }

    private String prefix() {
        return name + ": at byte " + (limitOffset - limit + position) + " of the gzip file: ";
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
