package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorMapTest {

    /// From Matplotlib 3.11: `matplotlib.colors.to_hex(viridis(x))`.
    @ParameterizedTest
    @CsvSource({"0, 440154", "0.25, 3b528b", "0.5, 21918c", "0.75, 5ec962", "1, fde725", "0.1, 482475", "0.9, bddf26",
            "-3, 440154",
            "7, fde725"})
    void viridis_ofANumber_isMatplotlibsColour(double value, String hex) {
        assertThat(ColorMap.VIRIDIS.rgb(value)).isEqualTo(Integer.parseInt(hex, 16));
    }

    @Test
    void grey_ofANumber_hasThreeEqualChannels() {
        assertThat(ColorMap.GREY.rgb(0)).isZero();
        assertThat(ColorMap.GREY.rgb(0.5)).isEqualTo(0x808080);
        assertThat(ColorMap.GREY.rgb(1)).isEqualTo(0xffffff);
    }

    @Test
    void colour_ofNaN_isWhite() {
        assertThat(ColorMap.VIRIDIS.rgb(Double.NaN)).isEqualTo(0xffffff);
        assertThat(ColorMap.VIRIDIS.rgb(Double.POSITIVE_INFINITY)).isEqualTo(0xfde725);
    }

    @Test
    void scale_stretchesFromTheSmallestToTheLargestFiniteValue() {
        ColorScale scale = ColorScale.of(ColorMap.GREY, new double[]{-2, 6, Double.NaN, Double.POSITIVE_INFINITY});
        assertThat(scale.rgb(-2)).isZero();
        assertThat(scale.rgb(2)).isEqualTo(0x808080);
        assertThat(scale.rgb(6)).isEqualTo(0xffffff);
    }

    @Test
    void scale_ofEqualValues_givesTheFirstColour() {
        assertThat(ColorScale.of(ColorMap.VIRIDIS, new double[]{5, 5}).rgb(5)).isEqualTo(0x440154);
        assertThat(ColorScale.of(ColorMap.VIRIDIS, new double[]{Double.NaN}).rgb(Double.NaN)).isEqualTo(0xffffff);
    }
}
