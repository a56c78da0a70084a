package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CellTextTest {

    @ParameterizedTest
    @CsvFileSource(resources = "cell-text.csv")
    void cell_ofANumber_readsAsInScikitLearn(String kind, String value, String text) {
        String actual = kind.equals("count") ? CellText.count(Long.parseLong(value)) : CellText.general(parse(value));
        assertThat(actual).isEqualTo(text);
    }

    private static double parse(String python) {
        return switch (python) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(python);
        };
    }
}
