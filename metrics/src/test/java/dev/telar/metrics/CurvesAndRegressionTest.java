package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurvesAndRegressionTest {

    private static final RocCurve CURVE = RocCurve.of(new int[]{0, 0, 1, 1}, new double[]{0.1, 0.4, 0.35, 0.8});

    @Test
    void rocCurve_ofScikitLearnsExample_isTheDocumentedOne() {
        assertThat(CURVE.falsePositiveRates()).containsExactly(0, 0, 0.5, 0.5, 1);
        assertThat(CURVE.truePositiveRates()).containsExactly(0, 0.5, 0.5, 1, 1);
        assertThat(CURVE.thresholds()).containsExactly(Double.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1);
        assertThat(CURVE.auc()).isEqualTo(0.75);
        assertThat(CURVE.partialAuc(1)).isEqualTo(0.75);
    }

    @Test
    void rocCurve_ofEqualScores_isTheDiagonal() {
        RocCurve curve = RocCurve.of(new int[]{0, 1, 0, 1}, new double[]{0.0, -0.0, 0.0, -0.0});
        assertThat(curve.falsePositiveRates()).containsExactly(0, 1);
        assertThat(curve.auc()).isEqualTo(0.5);
    }

    @Test
    void rocCurve_ofOneClass_isNaNWithAWarning() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(RocCurve.of(new int[]{1, 1}, new double[]{0, 1}).auc()).isNaN();
            assertThat(RocCurve.of(new int[]{-1, -1}, new double[]{0, 1}).partialAuc(0.5)).isNaN();
            assertThat(log.messages()).containsExactly(
                    "WARNING: No negative samples in y_true, false positive value should be meaningless",
                    "WARNING: No positive samples in y_true, true positive value should be meaningless");
        }
    }

    @Test
    void positiveLabel_makesAnyLabelsBinary() {
        assertThat(RocCurve.of(Targets.of(new String[]{"a", "b", "c"}), new double[]{0, 1, 0}).positiveLabel("b").auc())
                .isEqualTo(1);
        assertThat(RocCurve.of(new int[]{1, 2}, new double[]{0, 1}).positiveLabel(2).auc()).isEqualTo(1);
        assertThat(PrecisionRecallCurve.of(Targets.of(new String[]{"a", "b"}), new double[]{0, 1}).positiveLabel("b")
                .averagePrecision())
                .isEqualTo(1);
        assertThat(PrecisionRecallCurve.of(new int[]{1, 2}, new double[]{0, 1}).positiveLabel(2).auc()).isEqualTo(1);
    }

    @Test
    void precisionRecallCurve_ofScikitLearnsExample_isTheDocumentedOne() {
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(new int[]{0, 0, 1, 1}, new double[]{0.1, 0.4, 0.35, 0.8});
        assertThat(curve.precision()).containsExactly(0.5, 2.0 / 3, 0.5, 1, 1);
        assertThat(curve.recall()).containsExactly(1, 1, 0.5, 0.5, 0);
        assertThat(curve.thresholds()).containsExactly(0.1, 0.35, 0.4, 0.8);
        assertThat(curve.averagePrecision()).isCloseTo(0.8333333333333333, within(1e-15));
        assertThat(curve.auc()).isCloseTo(0.7916666666666666, within(1e-15));
    }

    @Test
    void precisionRecallCurve_withoutPositives_hasRecallOneAndWarns() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(PrecisionRecallCurve.of(new int[]{0, 0}, new double[]{0, 1}).recall()).containsExactly(1, 1, 0);
            assertThat(log.messages())
                    .containsExactly("WARNING: No positive class found in y_true, recall is set to one for all thresholds.");
        }
    }

    @Test
    void curves_ofImpossibleInput_areRefused() {
        assertThatThrownBy(() -> RocCurve.of(new int[]{0, 2}, new double[]{0, 1}).auc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "y_true takes value in [0 2] and pos_label is not specified: either make y_true take value in {0, 1} or "
                                + "{-1, 1} or pass pos_label explicitly.");
        assertThatThrownBy(() -> RocCurve.of(new int[]{0, 1, 2}, new double[]{0, 1, 2}).auc())
                .isInstanceOf(IllegalArgumentException.class).hasMessage("multiclass format is not supported");
        assertThatThrownBy(() -> RocCurve.of(new int[]{0, 1}, new double[]{0})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Found input variables with inconsistent numbers of samples: [2, 1]");
        assertThatThrownBy(() -> RocCurve.of(new int[0], new double[0])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Found empty input array (e.g., `y_true` or `y_pred`) while a minimum of 1 sample is required.");
        assertThatThrownBy(() -> CURVE.sampleWeight(0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sample weights must contain at least one non-zero number.");
        assertThatThrownBy(() -> CURVE.partialAuc(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected max_fpr in range (0, 1], got: 0.0");
    }

    @Property(tries = 200)
    void auc_ofNegatedScores_isTheComplement(@ForAll @Size(8) @DoubleRange(min = -3, max = 3) double[] scores) {
        int[] labels = {0, 1, 0, 1, 1, 0, 0, 1};
        double[] rounded = Arrays.stream(scores).map(Math::rint).toArray();
        double[] negated = Arrays.stream(rounded).map(x -> -x).toArray();
        assertThat(RocCurve.of(labels, rounded).auc() + RocCurve.of(labels, negated).auc()).isCloseTo(1, within(1e-12));
    }

    @Test
    void regressionScores_ofScikitLearnsExample_areTheDocumentedOnes() {
        RegressionScores scores = RegressionScores.of(new double[]{3, -0.5, 2, 7}, new double[]{2.5, 0.0, 2, 8});
        assertThat(scores.meanAbsoluteError()).isEqualTo(0.5);
        assertThat(scores.meanSquaredError()).isEqualTo(0.375);
        assertThat(scores.rootMeanSquaredError()).isCloseTo(0.6123724356957945, within(1e-15));
        assertThat(scores.r2()).isCloseTo(0.9486081370449679, within(1e-15));
    }

    @Test
    void r2_ofAConstantTruth_isOneIfPerfectElseZero() {
        assertThat(RegressionScores.of(new double[]{2, 2}, new double[]{2, 2}).r2()).isEqualTo(1);
        assertThat(RegressionScores.of(new double[]{2, 2}, new double[]{2, 3}).r2()).isZero();
        try (LogRecorder log = new LogRecorder()) {
            assertThat(RegressionScores.of(new double[]{2}, new double[]{2}).r2()).isNaN();
            assertThat(log.messages()).containsExactly("WARNING: R^2 score is not well-defined with less than two samples.");
        }
    }

    @Test
    void regressionScores_ofImpossibleInput_areRefused() {
        assertThatThrownBy(() -> RegressionScores.of(new double[]{1}, new double[]{1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Found input variables with inconsistent numbers of samples: [1, 2]");
        assertThatThrownBy(() -> RegressionScores.of(new double[0], new double[0])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Found empty input array");
        assertThatThrownBy(() -> RegressionScores.of(new double[][]{{1, 2}}, new double[][]{{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y_true and y_pred have different number of output (2!=1)");
        assertThatThrownBy(() -> RegressionScores.of(new double[]{1}, new double[]{Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Input y_pred contains NaN.");
        assertThatThrownBy(() -> RegressionScores.of(new double[]{1}, new double[]{1}).sampleWeight(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Found input variables with inconsistent numbers of samples: [1, 1, 2]");
    }
}
