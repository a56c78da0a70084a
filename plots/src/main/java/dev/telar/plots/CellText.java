package dev.telar.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// How scikit-learn writes the cells of a confusion matrix (`sklearn/metrics/_plot/confusion_matrix.py`): Python's format `.2g`, or,
/// for counts, the plain integer where that is shorter.
final class CellText {

    private static final int DIGITS = 2;

    private CellText() {}

    /// A count: 7 is `7`, 100 is `100`, 12345 is `12345`, 100000 is `1e+05`.
    static String count(long value) {
        String plain = Long.toString(value);
        String general = general((double) value);
        return plain.length() < general.length() ? plain : general;
    }

    /// Python's `format(value, '.2g')`: two significant digits, without zeros at the end, as `0.33`, `1`, `1e+02`, `1.2e-05`.
    static String general(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.scaleByPowerOfTen(-exponent).toPlainString();
        String digits = Integer.toString(Math.abs(exponent));
        return mantissa + (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
    }
}
