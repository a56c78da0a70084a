package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private static final ConfusionMatrix MATRIX = ConfusionMatrix.of(new int[]{2, 0, 2, 2, 0, 1}, new int[]{0, 0, 2, 2, 0, 2});

    @Test
    void matrix_hasTrueClassesAsRows() {
        assertThat(MATRIX.counts()).isDeepEqualTo(new long[][]{{2, 0, 0}, {0, 0, 1}, {1, 0, 2}});
        assertThat(MATRIX.get(1, 2)).isEqualTo(1);
        assertThat(MATRIX.size()).isEqualTo(3);
        assertThat(MATRIX.labels()).containsExactly("0", "1", "2");
        assertThat(MATRIX).hasToString("[[2, 0, 0]\n [0, 0, 1]\n [1, 0, 2]]");
    }

    @Test
    void normalize_dividesByRowColumnOrAll() {
        assertThat(MATRIX.normalize(Normalize.TRUE).matrix())
                .isDeepEqualTo(new double[][]{{1, 0, 0}, {0, 0, 1}, {1.0 / 3, 0, 2.0 / 3}});
        assertThat(MATRIX.normalize(Normalize.PREDICTED).matrix())
                .isDeepEqualTo(new double[][]{{2.0 / 3, 0, 0}, {0, 0, 1.0 / 3}, {1.0 / 3, 0, 2.0 / 3}});
        assertThat(MATRIX.normalize(Normalize.ALL).get(0, 0)).isEqualTo(2.0 / 6);
        assertThat(MATRIX.normalize(Normalize.ALL).toString()).startsWith("[[0.3333333333333333, 0.0, 0.0]");
    }

    @Test
    void labels_reorderAndDropOtherSamples() {
        assertThat(MATRIX.labels(2, 0).counts()).isDeepEqualTo(new long[][]{{2, 1}, {0, 2}});
        ConfusionMatrix animals = ConfusionMatrix.of(new String[]{"cat", "ant"}, new String[]{"ant", "ant"}).labels("ant", "bird",
                "cat");
        assertThat(animals.counts()).isDeepEqualTo(new long[][]{{1, 0, 0}, {0, 0, 0}, {1, 0, 0}});
    }

    @Test
    void labels_givenTwice_countAtTheLast() {
        assertThat(ConfusionMatrix.of(new int[]{1, 2}, new int[]{1, 2}).labels(1, 1, 2).counts())
                .isDeepEqualTo(new long[][]{{0, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    }

    @Test
    void sampleWeight_ofIntegers_keepsIntegers() {
        ConfusionMatrix weighted = ConfusionMatrix.of(new double[]{0, 1}, new double[]{1, 1}).sampleWeight(new int[]{3, 4});
        assertThat(weighted.counts()).isDeepEqualTo(new long[][]{{0, 3}, {0, 4}});
        assertThat(weighted.sampleWeight(0.5, 1).isIntegral()).isFalse();
        assertThat(weighted.sampleWeight(0.5, 1).matrix()).isDeepEqualTo(new double[][]{{0, 0.5}, {0, 1}});
    }

    @Test
    void cellText_isTheShorterOfIntegerAndTwoDigits() {
        int[] labels = new int[12345];
        Arrays.fill(labels, 0, 100, 1);
        Arrays.fill(labels, 100, 199, 2);
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, labels);
        assertThat(matrix.cellText(0, 0)).isEqualTo("12146");
        assertThat(matrix.cellText(1, 1)).isEqualTo("100");
        assertThat(matrix.cellText(2, 2)).isEqualTo("99");
        assertThat(ConfusionMatrix.of(new int[100_000], new int[100_000]).cellText(0, 0)).isEqualTo("1e+05");
        assertThat(MATRIX.normalize(Normalize.TRUE).cellText(2, 0)).isEqualTo("0.33");
        assertThat(MATRIX.sampleWeight(1, 1, 1, 1, 1, 1).cellText(0, 0)).isEqualTo("2");
    }

    @Test
    void singleLabel_givesAWarning() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(ConfusionMatrix.of(new boolean[]{true}, new boolean[]{true}).counts()).isDeepEqualTo(new long[][]{{1}});
            assertThat(log.messages())
                    .containsExactly("WARNING: A single label was found in 'y_true' and 'y_pred'. For the confusion matrix "
                            + "to have the correct shape, use the 'labels' parameter to pass all known labels.");
        }
    }

    @Test
    void misuse_isRefusedWithTheReason() {
        assertThatThrownBy(() -> MATRIX.labels(7)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least one label specified must be in y_true");
        assertThatThrownBy(() -> MATRIX.labels(List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'labels' should contain at least one label.");
        assertThatThrownBy(() -> MATRIX.normalize(Normalize.ALL).counts()).isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "confusion matrix: the elements are no integers, since the matrix is normalised by ALL; read matrix() instead");
        assertThatThrownBy(() -> MATRIX.sampleWeight(1, 1, 1, 1, 1, 0.5).counts()).isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "confusion matrix: the elements are no integers, since the matrix is weighted; read matrix() instead");
        assertThatThrownBy(() -> MATRIX.get(3, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix: no element (3, 0) in a matrix of 3 rows and columns");
        assertThatThrownBy(() -> ConfusionMatrix.of(Targets.of(new int[][]{{1, 0}}), Targets.of(new int[][]{{1, 0}})))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("multilabel-indicator is not supported");
        assertThatThrownBy(() -> ConfusionMatrix.of(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Found empty input array (e.g., `y_true` or `y_pred`) while a minimum of 1 sample is required.");
    }
}
