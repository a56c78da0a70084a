package dev.telar.backend.reference;

/// The error function, *2/√π · ∫₀ˣ exp(−t²) dt*.
///
/// Up to 2 by the series *2/√π · exp(−x²) · Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n+1))*, whose terms are all positive so that nothing cancels
/// (Abramowitz and Stegun, 7.1.6); beyond by *1 − erfc x* with the continued fraction of erfc (7.1.14), where erfc is below 0.005 so
/// that its error hardly counts. From 6 on the result rounds to 1.
final class ErrorFunction {

    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
    private static final double ONE_OVER_SQRT_PI = TWO_OVER_SQRT_PI / 2;
    private static final double SERIES_LIMIT = 2;
    private static final double ONE_LIMIT = 6;
    /// Deep enough for 60 bits at 2, where the fraction converges slowest.
    private static final int FRACTION_DEPTH = 120;

    private ErrorFunction() {}

    static double erf(double x) {
        double a = Math.abs(x);
        if (a >= ONE_LIMIT || x == 0) {
            return Math.signum(x); // keeps the sign of a zero
        }
        if (a > SERIES_LIMIT) {
            return Math.copySign(1 - complement(a), x);
        }
        return series(x);
    }

    /// The square is split into a high and a low part, since its rounding error would be multiplied by the square itself.
    private static double expOfMinusSquare(double x) {
        double high = x * x;
        double low = Math.fma(x, x, -high);
        double exp = StrictMath.exp(-high);
        return Math.fma(-low, exp, exp);
    }

    private static double series(double x) {
        double square = x * x;
        double term = x;
        double sum = x;
        double lost = 0;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 0x1p-60; n++) {
            term *= 2 * square / (2 * n + 1);
            double next = sum + term;
            lost += term - (next - sum);
            sum = next;
        }
        return TWO_OVER_SQRT_PI * expOfMinusSquare(x) * (sum + lost);
    }

    private static double complement(double x) {
        double fraction = x;
        for (int n = FRACTION_DEPTH; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return ONE_OVER_SQRT_PI * expOfMinusSquare(x) / fraction;
    }
}
