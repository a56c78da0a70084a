package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurvesGoldenTest {

    /// SciPy's trapezoid multiplies and adds in another order.
    private static final double ROUNDING = 1e-14;

    static List<Golden> cases() {
        return Golden.read("curves.txt");
    }

    @Test
    void goldens_areAsManyAsTheScriptWrites() {
        assertThat(cases()).hasSize(90);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rocCurve_ofRandomCase_equalsScikitLearn(Golden golden) {
        RocCurve curve = RocCurve.of(golden.integers("true"), golden.numbers("score"));
        double[] weights = golden.weights();
        curve = weights == null ? curve : curve.sampleWeight(weights);
        check(curve, golden.matrix("roc"));
        check(curve.dropIntermediate(false), golden.matrix("roc_all"));
        if (Double.isNaN(golden.number("auc"))) {
            assertThat(curve.auc()).isNaN();
        } else {
            assertThat(curve.dropIntermediate(false).auc()).isCloseTo(golden.number("auc"), within(ROUNDING));
        }
        if (golden.has("partial")) {
            assertThat(curve.partialAuc(0.3)).isCloseTo(golden.number("partial"), within(ROUNDING));
        }
    }

    private static void check(RocCurve curve, double[][] expected) {
        assertThat(curve.falsePositiveRates()).isEqualTo(expected[0]);
        assertThat(curve.truePositiveRates()).isEqualTo(expected[1]);
        assertThat(curve.thresholds()).isEqualTo(expected[2]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void precisionRecallCurve_ofRandomCase_equalsScikitLearn(Golden golden) {
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(golden.integers("true"), golden.numbers("score"));
        double[] weights = golden.weights();
        curve = weights == null ? curve : curve.sampleWeight(weights);
        check(curve, golden, "");
        check(curve.dropIntermediate(true), golden, "_drop");
        assertThat(curve.averagePrecision()).isCloseTo(golden.number("average_precision"), within(ROUNDING));
    }

    private static void check(PrecisionRecallCurve curve, Golden golden, String suffix) {
        assertThat(curve.precision()).isEqualTo(golden.numbers("precision" + suffix));
        assertThat(curve.recall()).isEqualTo(golden.numbers("recall" + suffix));
        assertThat(curve.thresholds()).isEqualTo(golden.numbers("thresholds" + suffix));
    }
}
