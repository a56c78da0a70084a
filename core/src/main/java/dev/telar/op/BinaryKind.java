package dev.telar.op;

import java.util.Locale;

/// The functions of two elements of one type.
public enum BinaryKind {
    /// x + y; integers wrap around.
    ADD,
    /// x − y; integers wrap around.
    SUB,
    /// x · y; integers wrap around.
    MUL,
    /// x / y; integers are floored, as in NumPy, and a divisor 0 is an `ArithmeticException`.
    DIV,
    /// x − ⌊x/y⌋·y, with the sign of y, as in NumPy; an integer divisor 0 is an `ArithmeticException`.
    MOD,
    /// xʸ; FLOAT32 and FLOAT64; as `Math.pow` at the edges.
    POW,
    /// The angle of the point (y, x): `atan2(x, y)` of the inputs in that order; FLOAT32 and FLOAT64.
    ATAN2,
    /// The greater; NaN if one of them is; +0 above −0.
    MAX,
    /// The smaller; NaN if one of them is; −0 below +0.
    MIN,
    /// And: logical for BOOL, bitwise for INT32 and UINT8.
    AND,
    /// Or: logical for BOOL, bitwise for INT32 and UINT8.
    OR,
    /// Exclusive or: logical for BOOL, bitwise for INT32 and UINT8.
    XOR,
    /// x shifted left by y bits; INT32 and UINT8; 0 where y is negative or not below the number of bits.
    SHIFT_LEFT,
    /// x shifted right by y bits, with its sign; INT32 and UINT8; −1 or 0 where y is negative or not below the number of bits.
    SHIFT_RIGHT;

    private final String label;

    BinaryKind() {
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /// The name in messages, in small letters.
    public String label() {
        return label;
    }
}
