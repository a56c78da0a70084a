package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityAndRegressionGoldenTest {

    /// NumPy's logarithm and its sums along the first axis round differently.
    private static final double RELATIVE = 1e-13;

    static List<Golden> probabilities() {
        return Golden.read("probabilities.txt");
    }

    static List<Golden> regressions() {
        return Golden.read("regression.txt");
    }

    @Test
    void goldens_areAsManyAsTheScriptWrites() {
        assertThat(probabilities()).hasSize(100);
        assertThat(regressions()).hasSize(60);
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void probabilityScores_ofRandomCase_equalScikitLearn(Golden golden) {
        double[][] matrix = golden.matrix("score");
        ProbabilityScores scores = ProbabilityScores.of(golden.integers("true"), matrix);
        if (matrix[0].length > 1 && !golden.has("average_precision")) {
            scores = scores.labels(IntStream.range(0, matrix[0].length).toArray());
        }
        double[] weights = golden.weights();
        ProbabilityScores weighted = weights == null ? scores : scores.sampleWeight(weights);
        check(golden, "log_loss", weighted::logLoss);
        check(golden, "top1", () -> weighted.topKAccuracy(1));
        check(golden, "top2", weighted::topKAccuracy);
        check(golden, "top3", () -> weighted.topKAccuracy(3));
        check(golden, "ovr_macro", () -> weighted.rocAuc(MulticlassAuc.ONE_VS_REST, Average.MACRO));
        check(golden, "ovr_weighted", () -> weighted.rocAuc(MulticlassAuc.ONE_VS_REST, Average.WEIGHTED));
        check(golden, "ovr_micro", () -> weighted.rocAuc(MulticlassAuc.ONE_VS_REST, Average.MICRO));
        check(golden, "ovo_macro", () -> weighted.rocAuc(MulticlassAuc.ONE_VS_ONE, Average.MACRO));
        check(golden, "ovo_weighted", () -> weighted.rocAuc(MulticlassAuc.ONE_VS_ONE, Average.WEIGHTED));
        check(golden, "binary_auc", weighted::rocAuc);
        check(golden, "average_precision", weighted::averagePrecision);
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void regressionScores_ofRandomCase_equalScikitLearn(Golden golden) {
        RegressionScores scores = RegressionScores.of(golden.matrix("true"), golden.matrix("pred"));
        double[] weights = golden.weights();
        RegressionScores weighted = weights == null ? scores : scores.sampleWeight(weights);
        check(golden, "r2", weighted::r2);
        check(golden, "mae", weighted::meanAbsoluteError);
        check(golden, "mse", weighted::meanSquaredError);
        check(golden, "rmse", weighted::rootMeanSquaredError);
    }

    private static void check(Golden golden, String key, DoubleSupplier score) {
        if (golden.has(key)) {
            double expected = golden.number(key);
            double actual = score.getAsDouble();
            assertThat(Double.isNaN(expected)
                    ? Double.isNaN(actual)
                    : Math.abs(actual - expected) <= RELATIVE * Math.max(1, Math.abs(expected)))
                    .as("%s: %s, expected %s", key, actual, expected).isTrue();
        }
    }
}
