package dev.telar.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected texts are those of Python 3: `f"{x:.4f}"`, `f"{x:.4e}"`, `repr(x)`.
class PythonNumbersTest {

    @ParameterizedTest
    @CsvSource({"0.5, 0.5000", "0.00005, 0.0001", "2.00005, 2.0000", "0.03125, 0.0312", "0.09375, 0.0938", "-1.5, -1.5000",
            "NaN, nan", "Infinity, inf", "-Infinity, -inf", "-0.0, -0.0000", "123456789.123456, 123456789.1235"})
    void fixed_fourDigits_roundsTheExactValueHalfToEven(double value, String expected) {
        assertThat(PythonNumbers.fixed(value, 4)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.0005, 5.0000e-04", "0, 0.0000e+00", "-0.5, -5.0000e-01", "1e-100, 1.0000e-100", "NaN, nan",
            "1e300, 1.0000e+300",
            "9.99996e-5, 1.0000e-04", "0.000123456, 1.2346e-04", "-Infinity, -inf"})
    void scientific_number_asPython(double value, String expected) {
        assertThat(PythonNumbers.scientific(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1, 1.0", "100, 100.0", "1e15, 1000000000000000.0", "1e16, 1e+16", "1.5e17, 1.5e+17",
            "0.0001, 0.0001",
            "0.00001, 1e-05", "1.25e-7, 1.25e-07", "0.30000000000000004, 0.30000000000000004", "-0.0, -0.0", "NaN, nan",
            "2.2334299087524414, 2.2334299087524414", "1e-300, 1e-300"})
    void repr_number_asPython(double value, String expected) {
        assertThat(PythonNumbers.repr(value)).isEqualTo(expected);
    }
}
