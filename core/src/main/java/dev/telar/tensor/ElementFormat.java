package dev.telar.tensor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;

/// Turns the elements of an array into words of one width, as NumPy does.
///
/// A floating number is written with the fewest digits that tell it from its neighbours, at most 8 behind the point; all of them in
/// scientific notation if the greatest is 10⁸ or more, the smallest below 10⁻⁴ or their ratio above 1000 (zeros aside).
final class ElementFormat {

    private static final int PRECISION = 8;
    private static final double POSITIONAL_LIMIT = 1e8;
    private static final double POSITIONAL_MINIMUM = 1e-4;
    private static final double POSITIONAL_RATIO = 1000;
    private static final int LEAST_EXPONENT_DIGITS = 2;

    private ElementFormat() {}

    static String[] words(HostArray values) {
        return switch (values.spec().dtype()) {
            case FLOAT32, FLOAT64 -> floating(values);
            case INT32 -> alignedRight(Arrays.stream(values.ints()).mapToObj(Integer::toString).toList());
            case UINT8 -> alignedRight(unsigned(values.bytes()));
            case BOOL -> truths(values);
        };
    }

    private static List<String> unsigned(byte[] bytes) {
        String[] words = new String[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            words[i] = Integer.toString(bytes[i] & 0xFF);
        }
        return List.of(words);
    }

    private static String[] truths(HostArray values) {
        byte[] bytes = values.bytes();
        String[] words = new String[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            words[i] = bytes[i] == 0 ? "False" : values.spec().shape().rank() == 0 ? "True" : " True";
        }
        return words;
    }

    private static String[] alignedRight(List<String> words) {
        int width = words.stream().mapToInt(String::length).max().orElse(0);
        return words.stream().map(word -> " ".repeat(width - word.length()) + word).toArray(String[]::new);
    }

    private static String[] floating(HostArray values) {
        boolean single = values.spec().dtype() == DType.FLOAT32;
        double[] x = single ? doubles(values.floats()) : values.doubles();
        boolean scientific = isScientific(x, single);
        Parts[] parts = new Parts[x.length];
        for (int i = 0; i < x.length; i++) {
            parts[i] = Double.isFinite(x[i]) ? Parts.of(x[i], single, scientific, 0) : Parts.NONE;
        }
        if (scientific) {
            int digits = width(parts, 1);
            for (int i = 0; i < x.length; i++) {
                parts[i] = Double.isFinite(x[i]) ? Parts.of(x[i], single, true, digits) : Parts.NONE;
            }
        }
        int left = width(parts, 0);
        int fraction = width(parts, 1);
        int exponent = width(parts, 2);
        boolean allFinite = Arrays.stream(x).allMatch(Double::isFinite);
        // a NaN or an infinity may take the place of the point and of all that stands behind it
        int right = fraction + (scientific ? exponent + 2 : 0);
        if (!allFinite) {
            boolean negative = Arrays.stream(x).anyMatch(v -> v == Double.NEGATIVE_INFINITY);
            left = Math.max(left, "inf".length() + (negative ? 1 : 0) - right - 1);
        }
        String[] words = new String[x.length];
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i])) {
                words[i] = parts[i].word(left, fraction, exponent, scientific);
            } else {
                String word = Double.isNaN(x[i]) ? "nan" : x[i] < 0 ? "-inf" : "inf";
                words[i] = " ".repeat(left + right + 1 - word.length()) + word;
            }
        }
        return words;
    }

    private static double[] doubles(float[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i];
        }
        return result;
    }

    private static boolean isScientific(double[] x, boolean single) {
        double[] sizes = Arrays.stream(x).filter(v -> Double.isFinite(v) && v != 0).map(Math::abs).toArray();
        double max = Arrays.stream(sizes).max().orElse(1);
        double min = Arrays.stream(sizes).min().orElse(1);
        double ratio = single ? (float) max / (float) min : max / min;
        return max >= POSITIONAL_LIMIT || min < POSITIONAL_MINIMUM || ratio > POSITIONAL_RATIO;
    }

    private static int width(Parts[] parts, int part) {
        int width = 0;
        for (Parts p : parts) {
            String text = part == 0 ? p.integer : part == 1 ? p.fraction : p.exponent;
            width = Math.max(width, text.length());
        }
        return width;
    }

    /// The number `integer.fraction`, times ten to the `sign exponent` in scientific notation.
    ///
    /// @param integer with its sign
    /// @param fraction without zeros at the end
    /// @param exponentSign `+` or `-`
    /// @param exponent two digits or more, empty in positional notation
    private record Parts(String integer, String fraction, String exponentSign, String exponent) {

        private static final Parts NONE = new Parts("", "", "", "");

        /// @param digits how many to write behind the point at least, of the exact number once the shortest is used up
        static Parts of(double x, boolean single, boolean scientific, int digits) {
            String sign = Math.copySign(1, x) < 0 ? "-" : "";
            BigDecimal exact = new BigDecimal(Math.abs(x));
            BigDecimal shortest = x == 0 ? BigDecimal.ZERO : shortest(Math.abs(x), single);
            int power = power(exact, scientific);
            int least = scientific ? digits - power : 0;
            int most = PRECISION - power;
            BigDecimal rounded = rounded(shortest, exact, least, most);
            power = power(rounded, scientific); // 9.999999999 has become 10
            String[] split = rounded.movePointLeft(power).toPlainString().split("\\.", 2);
            String fraction = split.length < 2 ? "" : split[1].replaceFirst("0+$", "");
            String exponent = Integer.toString(Math.abs(power));
            return new Parts(sign + split[0], fraction, power < 0 ? "-" : "+",
                    !scientific ? "" : "0".repeat(Math.max(0, LEAST_EXPONENT_DIGITS - exponent.length())) + exponent);
        }

        /// The power of ten that the first digit counts.
        private static int power(BigDecimal x, boolean scientific) {
            return scientific && x.signum() != 0 ? x.precision() - x.scale() - 1 : 0;
        }

        private static BigDecimal rounded(BigDecimal shortest, BigDecimal exact, int least, int most) {
            int scale = shortest.scale();
            return scale >= least && scale <= most
                    ? shortest
                    : exact.setScale(Math.clamp(scale, least, most), RoundingMode.HALF_EVEN);
        }

        /// The decimal with the fewest digits that is nearer to the number than to its neighbours. Java writes two digits at least; whether one
        /// is enough has to be tried.
        private static BigDecimal shortest(double x, boolean single) {
            BigDecimal digits = new BigDecimal(single ? Float.toString((float) x) : Double.toString(x)).stripTrailingZeros();
            if (digits.precision() == 2) {
                BigDecimal one = new BigDecimal(x).round(new java.math.MathContext(1, RoundingMode.HALF_EVEN));
                if (single ? one.floatValue() == (float) x : one.doubleValue() == x) {
                    return one;
                }
            }
            return digits;
        }

        String word(int left, int fractionWidth, int exponentWidth, boolean scientific) {
            String number = " ".repeat(left - integer.length()) + integer + "." + fraction;
            int missing = fractionWidth - fraction.length();
            return scientific
                    ? number + "0".repeat(missing) + "e" + exponentSign + "0".repeat(exponentWidth - exponent.length()) + exponent
                    : number + " ".repeat(missing);
        }
    }
}
