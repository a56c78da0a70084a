package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationScoresGoldenTest {

    /// kappa and Matthews go through BLAS in scikit-learn, which adds in another order.
    private static final double BLAS = 1e-9;

    static List<Golden> cases() {
        return Golden.read("classification.txt");
    }

    static List<Golden> matrices() {
        return cases().stream().filter(golden -> golden.has("matrix")).toList();
    }

    @Test
    void goldens_areAsManyAsTheScriptWrites() {
        assertThat(cases()).hasSize(160);
    }

    private static ClassificationScores scores(Golden golden) {
        ClassificationScores scores = ClassificationScores.of(golden.targets("true"), golden.targets("pred"))
                .zeroDivision(golden.zeroDivision());
        if (golden.has("labels")) {
            scores = scores.labels(golden.labels());
        }
        double[] weights = golden.weights();
        return weights == null ? scores : scores.sampleWeight(weights);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scores_ofRandomCase_equalScikitLearnBitForBit(Golden golden) {
        ClassificationScores scores = scores(golden);
        same(scores.accuracy(), golden.number("accuracy"));
        for (Average average : Average.values()) {
            if (golden.has("f1_" + average)) {
                same(scores.precision(average), golden.number("precision_" + average));
                same(scores.recall(average), golden.number("recall_" + average));
                same(scores.f1(average), golden.number("f1_" + average));
                same(scores.fBeta(0.5, average), golden.number("fhalf_" + average));
            }
        }
        assertThat(scores.precisionPerClass()).isEqualTo(golden.numbers("precision_classes"));
        assertThat(scores.recallPerClass()).isEqualTo(golden.numbers("recall_classes"));
        assertThat(scores.f1PerClass()).isEqualTo(golden.numbers("f1_classes"));
        assertThat(scores.fBetaPerClass(0.5)).isEqualTo(golden.numbers("fhalf_classes"));
    }

    private static void same(double actual, double expected) {
        assertThat((Double) actual).isEqualTo((Double) expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreement_ofRandomCase_equalsScikitLearn(Golden golden) {
        ClassificationScores scores = scores(golden);
        if (golden.has("balanced")) {
            assertThat(scores.balancedAccuracy()).isEqualTo(golden.number("balanced"));
            assertThat(scores.matthews()).isCloseTo(golden.number("matthews"), within(BLAS));
        }
        if (golden.has("kappa_none")) {
            for (KappaWeights weights : KappaWeights.values()) {
                double expected = golden.number("kappa_" + weights.name().toLowerCase(Locale.ROOT));
                double kappa = scores.cohenKappa(weights);
                assertThat(Double.isNaN(kappa)).isEqualTo(Double.isNaN(expected));
                assertThat(Double.isNaN(kappa) || Math.abs(kappa - expected) < BLAS).as("%s %s", kappa, expected).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void confusionMatrix_ofRandomCase_equalsScikitLearnBitForBit(Golden golden) {
        ConfusionMatrix matrix = ConfusionMatrix.of(golden.targets("true"), golden.targets("pred"));
        if (golden.has("labels")) {
            matrix = matrix.labels(golden.labels());
        }
        double[] weights = golden.weights();
        if (weights != null) {
            matrix = matrix.sampleWeight(weights);
        }
        assertThat(matrix.matrix()).isDeepEqualTo(golden.matrix("matrix"));
        for (Map.Entry<String, Normalize> by : Map
                .of("by_true", Normalize.TRUE, "by_pred", Normalize.PREDICTED, "by_all", Normalize.ALL).entrySet()) {
            assertThat(matrix.normalize(by.getValue()).matrix()).isDeepEqualTo(golden.matrix(by.getKey()));
        }
    }
}
