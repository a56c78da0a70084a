package dev.telar.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// How Python writes numbers.
final class PythonNumbers {

    /// `repr` of a float is positional for decimal exponents from −4 to 15.
    private static final int LOWEST_POSITIONAL = -4;
    private static final int HIGHEST_POSITIONAL = 15;

    private PythonNumbers() {}

    /// `str(float)`: the shortest digits that read back to the same number, `3.0`, `0.1`, `1e+17`, `nan`.
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        int exponent = shortest.signum() == 0 ? 0 : shortest.precision() - shortest.scale() - 1;
        if (exponent < LOWEST_POSITIONAL || exponent > HIGHEST_POSITIONAL) {
            return sign(value) + scientific(shortest, exponent);
        }
        String digits = shortest.toPlainString();
        return sign(value) + digits + (digits.indexOf('.') < 0 ? ".0" : "");
    }

    /// `%.{digits}f`: the exact binary value, rounded half to even.
    static String fixed(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        return sign(value) + new BigDecimal(Math.abs(value)).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// `%.{digits}g`: at most `digits` significant digits without trailing zeros, scientific below 1e−4 and from 10^digits on.
    static String general(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return sign(value) + "0";
        }
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return sign(value) + (exponent < LOWEST_POSITIONAL || exponent >= digits
                ? scientific(rounded, exponent)
                : rounded.toPlainString());
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    /// One digit before the point and at least two in the exponent.
    private static String scientific(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().toString();
        String fraction = digits.substring(1);
        return digits.charAt(0) + (fraction.isEmpty() ? "" : "." + fraction) + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
