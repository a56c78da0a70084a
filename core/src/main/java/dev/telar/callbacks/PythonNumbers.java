package dev.telar.callbacks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers laid out as Python does, since Keras' layouts are made of them: exact decimal rounding, half to even.
final class PythonNumbers {

    private PythonNumbers() {}

    /// `f"{value:.{digits}f}"`.
    static String fixed(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        return sign(value) + new BigDecimal(Math.abs(value)).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// `f"{value:.4e}"`: `5.0000e-04`.
    static String scientific(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return sign(value) + "0.0000e+00";
        }
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(5, RoundingMode.HALF_EVEN));
        String digits = rounded.setScale(rounded.scale() + 5 - rounded.precision()).unscaledValue().toString();
        return sign(value) + digits.charAt(0) + "." + digits.substring(1) + power(exponent(rounded));
    }

    /// `repr(value)`: the shortest digits that read back as the same number; an exponent below 10⁻⁴ and from 10¹⁶ on.
    static String repr(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return sign(value) + "0.0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        int exponent = exponent(shortest);
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return sign(value) + plain + (plain.indexOf('.') < 0 ? ".0" : "");
        }
        String digits = shortest.unscaledValue().toString();
        return sign(value) + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + power(exponent);
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String power(int exponent) {
        int size = Math.abs(exponent);
        return "e" + (exponent < 0 ? '-' : '+') + (size < 10 ? "0" : "") + size;
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
}
