package dev.telar.datasets;

import java.util.Arrays;
import java.util.Optional;

/// The type of the elements of an IDX file: the third byte of its magic number. All numbers are big-endian.
///
/// Source: Y. LeCun, C. Cortes, C. Burges, the page of the MNIST database, "The IDX file format".
public enum IdxType {
    /// Unsigned bytes, 0 … 255 (code 0x08).
    UBYTE(0x08, 1),
    /// Signed bytes, −128 … 127 (code 0x09).
    BYTE(0x09, 1),
    /// Signed 16-bit integers (code 0x0B).
    SHORT(0x0B, 2),
    /// Signed 32-bit integers (code 0x0C).
    INT(0x0C, 4),
    /// IEEE 754 binary32 (code 0x0D).
    FLOAT(0x0D, 4),
    /// IEEE 754 binary64 (code 0x0E).
    DOUBLE(0x0E, 8);

    private final int code;
    private final int bytes;

    IdxType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// The byte that stands for this type in a file.
    public int code() {
        return code;
    }

    /// The size of one element in bytes.
    public int bytes() {
        return bytes;
    }

    /// Whether the elements are integers.
    public boolean isInteger() {
        return this != FLOAT && this != DOUBLE;
    }

    static Optional<IdxType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
