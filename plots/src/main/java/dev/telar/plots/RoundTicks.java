package dev.telar.plots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Round numbers in a range: multiples of 1, 2 or 5 times a power of ten.
record RoundTicks(List<BigDecimal> values) {

    private static final int MOST_DIGITS = 7;

    /// @param low finite
    /// @param high finite
    /// @param most about how many at most, at least 1
    static RoundTicks in(double low, double high, int most) {
        if (low >= high || !Double.isFinite(high - low)) {
            return new RoundTicks(low == high ? List.of(BigDecimal.valueOf(low)) : List.of());
        }
        double raw = (high - low) / Math.max(1, most);
        int exponent = (int) Math.floor(Math.log10(raw));
        double mantissa = raw / Math.pow(10, exponent);
        int round = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf(round).scaleByPowerOfTen(exponent);
        List<BigDecimal> values = new ArrayList<>();
        BigDecimal bottom = BigDecimal.valueOf(low);
        BigDecimal top = BigDecimal.valueOf(high);
        BigDecimal value = bottom.divide(step, 0, java.math.RoundingMode.CEILING).multiply(step);
        while (value.compareTo(top) <= 0) {
            values.add(value);
            value = value.add(step);
        }
        return new RoundTicks(List.copyOf(values));
    }

    /// The number as it is written at an axis.
    static String text(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        if (bare.signum() == 0) {
            return "0";
        }
        int magnitude = bare.precision() - bare.scale();
        boolean plain = magnitude <= MOST_DIGITS && magnitude > -MOST_DIGITS + 2;
        return plain ? bare.toPlainString() : bare.round(new java.math.MathContext(MOST_DIGITS)).toString();
    }
}
