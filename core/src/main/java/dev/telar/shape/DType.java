package dev.telar.shape;

/// The type of a tensor's elements.
///
/// | type | bytes | Java | used for |
/// |---|---|---|---|
/// | `FLOAT32` | 4 | `float` | what models compute in |
/// | `FLOAT64` | 8 | `double` | gradient checks, oracles |
/// | `INT32` | 4 | `int`, two's complement, wraps around | indices, labels, counts |
/// | `UINT8` | 1 | `byte`, read as 0 … 255, wraps around | storage of images |
/// | `BOOL` | 1 | `boolean`, stored as 0 or 1 | masks |
public enum DType {
    /// IEEE 754 binary32.
    FLOAT32(4),
    /// IEEE 754 binary64.
    FLOAT64(8),
    /// Signed 32-bit integer.
    INT32(4),
    /// Unsigned 8-bit integer.
    UINT8(1),
    /// True or false.
    BOOL(1);

    private final int bytes;
    private final String label = name().toLowerCase(java.util.Locale.ROOT);

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// The name as NumPy writes it, such as `float32`.
    public String label() {
        return label;
    }

    /// The size of one element in bytes.
    public int bytes() {
        return bytes;
    }

    /// Whether this is `FLOAT32` or `FLOAT64`.
    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /// Whether this is `INT32` or `UINT8`.
    public boolean isInteger() {
        return this == INT32 || this == UINT8;
    }
}
