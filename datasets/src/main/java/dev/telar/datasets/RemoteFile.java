package dev.telar.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// A gzipped IDX file that is known: its name, its sum and its contents' shape.
///
/// @param name the file's name at every mirror and in the cache
/// @param md5 the sum of the file as its authors published it: of the gzip file, or of the bytes within, which stay the same when a mirror
///        compresses them anew
/// @param type the type of the elements
/// @param shape the sizes
record RemoteFile(String name, String md5, IdxType type, Shape shape) {

    private static final int BUFFER = 1 << 16;

    /// Why `file` is not this file, or an empty text if it is.
    String faults(Path file) throws IOException {
        String ofFile = md5(Files.newInputStream(file));
        String ofContents;
        try {
            ofContents = ofFile.equals(md5) ? md5 : md5(new Gunzip(Files.newInputStream(file), name));
            if (ofFile.equals(md5) || ofContents.equals(md5)) {
                return wrongContents(file);
            }
        } catch (DataFormatException e) {
            ofContents = "none, it is no whole gzip file";
        }
        return "expected the MD5 sum " + md5 + " of the file or of its uncompressed bytes, found " + ofFile + " and "
                + ofContents;
    }

    private String wrongContents(Path file) {
        try (IdxReader reader = Idx.open(file)) {
            return reader.type() == type && reader.shape().equals(shape)
                    ? ""
                    : "expected " + type + " " + shape + ", found " + reader.type() + " " + reader.shape();
        } catch (DataFormatException e) {
            return "expected " + type + " " + shape + ", found " + e.getMessage();
        }
    }

    private static String md5(InputStream stream) throws IOException {
        try (InputStream in = stream) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
