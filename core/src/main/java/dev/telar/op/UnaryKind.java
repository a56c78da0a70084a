package dev.telar.op;

import java.util.Locale;

/// The functions of one element. Those that are not exact by nature are within 2 ulp of the true value on Telar's own backends.
public enum UnaryKind {
    /// −x; FLOAT32, FLOAT64, INT32 (wraps around).
    NEG,
    /// |x|; FLOAT32, FLOAT64, INT32 (wraps around).
    ABS,
    /// −1, 0 or 1; ±0 and NaN stay what they are; FLOAT32, FLOAT64, INT32.
    SIGN,
    /// eˣ.
    EXP,
    /// eˣ − 1, exact near 0.
    EXPM1,
    /// The natural logarithm; NaN below 0, −∞ at 0.
    LOG,
    /// log(1 + x), exact near 0.
    LOG1P,
    /// √x, correctly rounded; NaN below 0.
    SQRT,
    /// 1/√x; +∞ at 0.
    RSQRT,
    /// The sine, radians.
    SIN,
    /// The cosine, radians.
    COS,
    /// The tangent, radians.
    TAN,
    /// The inverse sine, −π/2 … π/2; NaN outside −1 … 1.
    ASIN,
    /// The inverse cosine, 0 … π; NaN outside −1 … 1.
    ACOS,
    /// The inverse tangent, −π/2 … π/2.
    ATAN,
    /// The hyperbolic tangent.
    TANH,
    /// The error function, 2/√π · ∫₀ˣ exp(−t²) dt.
    ERF,
    /// The greatest integer not above x.
    FLOOR,
    /// The smallest integer not below x.
    CEIL,
    /// The nearest integer, halves to the even one.
    ROUND,
    /// Not: logical for BOOL, bitwise for INT32 and UINT8.
    NOT,
    /// Whether x is NaN; the result is BOOL.
    IS_NAN;

    private final String label;

    UnaryKind() {
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /// The name in messages, in small letters.
    public String label() {
        return label;
    }
}
