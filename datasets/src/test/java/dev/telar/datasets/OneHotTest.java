package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OneHotTest {

    @Test
    void toCategorical_labels_haveASingleOne() {
        assertThat(OneHot.toCategorical(new int[]{2, 0}, 4)).isDeepEqualTo(new float[][]{{0, 0, 1, 0}, {1, 0, 0, 0}});
    }

    @Test
    void toCategorical_withoutClasses_goesUpToTheLargestLabel() {
        assertThat(OneHot.toCategorical(new int[]{1, 2})).isDeepEqualTo(new float[][]{{0, 1, 0}, {0, 0, 1}});
    }

    @Test
    void toCategorical_labelTooLarge_namesIndexAndValue() {
        assertThatThrownBy(() -> OneHot.toCategorical(new int[]{3, 9, 10}, 10)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("toCategorical: label 10 at index 2 is out of range: with 10 classes labels are 0 … 9");
    }

    @Test
    void toCategorical_negativeLabel_namesIndexAndValue() {
        assertThatThrownBy(() -> OneHot.toCategorical(new int[]{-1})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("toCategorical: label -1 at index 0 is out of range: with 1 classes labels are 0 … 0");
    }

    @Test
    void toCategorical_noClasses_isRefused() {
        assertThatThrownBy(() -> OneHot.toCategorical(new int[0], 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("toCategorical: the number of classes must be 1 or more, given 0");
    }

    @Test
    void argMax_ties_giveTheFirst() {
        assertThat(OneHot.argMax(new float[][]{{0.2f, 0.4f, 0.4f}, {-1, -2, -3}, {-3, -2, -1}})).containsExactly(1, 0, 2);
    }

    @Test
    void argMax_emptyRow_isRefused() {
        assertThatThrownBy(() -> OneHot.argMax(new float[][]{{1}, {}})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argMax: row 1 is empty, expected one value or more");
    }

    @Test
    void argMax_nan_isRefused() {
        assertThatThrownBy(() -> OneHot.argMax(new float[][]{{1, Float.NaN}})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argMax: row 0 has a NaN in column 1, expected numbers");
    }

    @Property
    void argMax_ofToCategorical_isTheLabels(@ForAll List<@IntRange(min = 0, max = 20) Integer> values) {
        int[] labels = values.stream().mapToInt(i -> i).toArray();
        assertThat(OneHot.argMax(OneHot.toCategorical(labels, 21))).isEqualTo(labels);
    }
}
