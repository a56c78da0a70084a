package dev.telar.metrics;

/// The value of a score whose denominator is 0, such as the precision of a class that was never predicted.
public enum ZeroDivision {

    /// 0, with a warning; the default.
    WARN(0),
    /// 0.
    ZERO(0),
    /// 1.
    ONE(1),
    /// NaN; averages leave it out.
    NAN(Double.NaN);

    private final double value;

    ZeroDivision(double value) {
        this.value = value;
    }

    /// The value that stands for 0/0.
    public double value() {
        return value;
    }

    /// The setting for a value.
    ///
    /// @param value 0, 1 or NaN
    /// @throws IllegalArgumentException for another value
    public static ZeroDivision of(double value) {
        if (Double.isNaN(value)) {
            return NAN;
        }
        if (value == 0) {
            return ZERO;
        }
        if (value == 1) {
            return ONE;
        }
        throw new IllegalArgumentException("zeroDivision: given " + value + ", expected 0, 1 or NaN (or ZeroDivision.WARN)");
    }
}
