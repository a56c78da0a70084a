package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;

class FunctionPanelsTest {

    private static final int BLUE = 0x1f77b4;

    private static FunctionPanels four() {
        return Plots.functions(-5, 5, 100).add("sigmoid", x -> 1 / (1 + Math.exp(-x))).add("tanh", Math::tanh)
                .add("relu", x -> Math.max(0, x)).add("gelu", x -> x);
    }

    @Test
    void points_areEquallySpacedWithBothEnds() {
        assertThat(Plots.functions(-5, 5, 5).x()).containsExactly(-5, -2.5, 0, 2.5, 5);
        assertThat(Plots.functions(-5, 5, 100).x()).hasSize(100).endsWith(5);
    }

    @Test
    void fourFunctions_standInOneRowEachWithItsCurve() {
        BufferedImage image = four().toImage();
        assertThat(image.getWidth()).isEqualTo(4 * 320);
        assertThat(image.getHeight()).isEqualTo(270);
        for (int i = 0; i < 4; i++) {
            assertThat(Ink.count(image.getSubimage(i * 320, 0, 320, 270), BLUE)).as("panel " + i).isGreaterThan(100);
            assertThat(Ink.count(image, i * 320 + 100, 4, 120, 18)).as("name of panel " + i).isGreaterThan(30);
        }
    }

    @Test
    void columns_breakTheRow() {
        FunctionPanels panels = four().columns(3);
        assertThat(panels.width()).isEqualTo(3 * 320);
        assertThat(panels.height()).isEqualTo(2 * 270);
        assertThat(Ink.count(panels.toImage().getSubimage(320, 270, 640, 270), BLUE)).isZero();
    }

    @Test
    void arrays_areThoseOfTheFunction() {
        FunctionPanels panels = Plots.functions(0, 1, 3);
        assertThat(panels.add("f", 0, 0.5, 1).toSvg()).isEqualTo(panels.add("f", x -> x).toSvg())
                .isEqualTo(panels.add("f", new float[]{0, 0.5f, 1}).toSvg());
    }

    @Test
    void valuesThatAreNotFinite_leaveGaps() {
        BufferedImage image = Plots.functions(-1, 1, 201).add("log", Math::log).toImage();
        assertThat(Ink.count(image.getSubimage(60, 30, 90, 200), BLUE)).as("left of 0").isZero();
        assertThat(Ink.count(image.getSubimage(180, 30, 130, 200), BLUE)).isPositive();
    }

    @Test
    void panels_withoutFunctions_areRefusedWhenDrawn() {
        assertThatIllegalStateException().isThrownBy(() -> Plots.functions(0, 1, 2).toSvg())
                .withMessage("functions: there is nothing to show; add a function with add(name, function)");
    }

    @Test
    void range_notInOrder_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.functions(5, -5, 100))
                .withMessage("functions: the range needs two finite numbers, the lower first, but got 5.0 and -5.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.functions(0, Double.NaN, 100))
                .withMessage("functions: the range needs two finite numbers, the lower first, but got 0.0 and NaN");
    }

    @Test
    void points_fewerThanTwo_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.functions(-5, 5, 1))
                .withMessage("functions: needs at least 2 points, but got 1");
    }

    @Test
    void array_ofAnotherLength_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plots.functions(-5, 5, 100).add("f", 1.0, 2.0))
                .withMessage("functions: 'f' has 2 values for 100 points; compute one for each of x()");
    }

    @Test
    void columns_fewerThanOne_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> four().columns(0))
                .withMessage("columns: needs at least 1, but got 0");
    }
}
