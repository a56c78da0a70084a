package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonNumbersTest {

    @ParameterizedTest
    @CsvSource({"3.0, 3.0", "0.1, 0.1", "-0.0, -0.0", "1e16, 1e+16", "1e15, 1000000000000000.0", "0.0001, 0.0001",
            "0.00001, 1e-05",
            "1.5e-7, 1.5e-07", "1.25e300, 1.25e+300", "12345678.0, 12345678.0", "NaN, nan", "-Infinity, -inf", "2e-310, 2e-310"})
    void text_isPythonsStrOfFloat(double value, String expected) {
        assertThat(PythonNumbers.text(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.125, 2, 0.12", "0.375, 2, 0.38", "0.005, 2, 0.01", "0.995, 2, 0.99", "1.0, 0, 1", "-0.001, 2, -0.00",
            "0.1, 20, 0.10000000000000000555", "NaN, 2, nan"})
    void fixed_roundsTheBinaryValueHalfToEven(double value, int digits, String expected) {
        assertThat(PythonNumbers.fixed(value, digits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 0", "-0.0, -0", "1, 1", "99, 99", "100, 1e+02", "99.5, 1e+02", "12345, 1.2e+04", "0.5, 0.5",
            "0.333333, 0.33", "0.0001, 0.0001",
            "0.00001234, 1.2e-05", "0.125, 0.12", "-7.25, -7.2", "Infinity, inf"})
    void general_isPythonsFormat2g(double value, String expected) {
        assertThat(PythonNumbers.general(value, 2)).isEqualTo(expected);
    }
}
