package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

class TensorOverloadsTest {

    private static final int[] LABELS = {0, 1, 2, 2, 2};
    private static final int[] CLASSES = {0, 0, 2, 2, 1};
    private static final Tensor SCORES = Tensor.of(CLASSES).oneHot(3, DType.FLOAT32).multiply(0.8).add(0.1);

    @Test
    void report_ofClassesOrScores_equalsThatOfArrays() {
        String expected = ClassificationReport.of(LABELS, CLASSES).toString();
        assertThat(ClassificationReport.of(LABELS, Tensor.of(CLASSES))).hasToString(expected);
        assertThat(ClassificationReport.of(LABELS, SCORES)).hasToString(expected);
        assertThat(ClassificationReport.of(LABELS, SCORES.argMax(1))).hasToString(expected);
        assertThat(ClassificationReport.of(Tensor.of(LABELS).reshape(5, 1), SCORES)).hasToString(expected);
        assertThat(ClassificationReport.of(Tensor.of(LABELS).cast(DType.UINT8), Tensor.of(CLASSES))).hasToString(expected);
    }

    @Test
    void matrixAndScores_ofTensors_equalThoseOfArrays() {
        assertThat(ConfusionMatrix.of(LABELS, SCORES).counts()).isDeepEqualTo(ConfusionMatrix.of(LABELS, CLASSES).counts());
        assertThat(ConfusionMatrix.of(Tensor.of(LABELS), SCORES).size()).isEqualTo(3);
        assertThat(ClassificationScores.of(LABELS, SCORES).accuracy()).isEqualTo(0.6);
        assertThat(ClassificationScores.of(Tensor.of(true, false), Tensor.of(true, true)).precision()).isEqualTo(0.5);
        assertThat(ProbabilityScores.of(LABELS, SCORES).topKAccuracy(1)).isEqualTo(0.6);
        assertThat(ProbabilityScores.of(Tensor.of(LABELS), SCORES.divide(1.1)).logLoss()).isPositive();
        assertThat(PrecisionRecallCurve.of(Tensor.of(0, 1), Tensor.of(0.1f, 0.9f)).averagePrecision()).isEqualTo(1);
        assertThat(RegressionScores.of(Tensor.of(1f, 2f), Tensor.of(new float[][]{{1}, {4}})).meanSquaredError()).isEqualTo(2);
    }

    @Test
    void logLoss_ofFloat32_clipsAtItsPrecision() {
        Tensor certain = Tensor.of(new float[][]{{0}, {0}});
        assertThat(ProbabilityScores.of(new int[]{1, 0}, certain).logLoss()).isCloseTo(23 * Math.log(2) / 2, within(1e-6));
        assertThat(ProbabilityScores.of(new int[]{1, 0}, certain.cast(DType.FLOAT64)).logLoss())
                .isCloseTo(52 * Math.log(2) / 2, within(1e-6));
    }

    @Test
    void indicator_ofAnyType_isMultilabel() {
        Tensor indicator = Tensor.of(new float[][]{{1, 0}, {0, 1}});
        assertThat(Targets.of(indicator).type()).isEqualTo(TargetType.MULTILABEL_INDICATOR);
        assertThat(ClassificationReport.of(indicator.cast(DType.BOOL), indicator).toString()).contains("samples avg       1.00");
    }

    @Test
    void tensors_ofOtherShapesOrValues_areRefused() {
        assertThatThrownBy(() -> Targets.of(Tensor.zeros(2, 2, 2))).isInstanceOf(ShapeException.class)
                .hasMessage("labels: takes a tensor (samples) or (samples, columns), given shape (2, 2, 2)");
        assertThatThrownBy(() -> Targets.of(Tensor.full(0.25, DType.FLOAT32, 2, 2))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels: a matrix (2, 2) of labels holds 0 and 1, found 0.25 in row 0; compare scores with a threshold first: "
                                + "scores.greater(0.5)");
        assertThatThrownBy(() -> RocCurve.of(Tensor.of(0, 1), Tensor.zeros(2, 2))).isInstanceOf(ShapeException.class)
                .hasMessage("RocCurve: takes scores (samples) or (samples, 1), given shape (2, 2)");
        assertThatThrownBy(() -> ClassificationReport.of(LABELS, Tensor.of(new float[0], Shape.of(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Found input variables with inconsistent numbers of samples: [5, 0]");
    }
}
