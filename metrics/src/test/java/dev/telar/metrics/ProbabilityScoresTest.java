package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProbabilityScoresTest {

    private static final double[][] THREE = {{0.5, 0.2, 0.3}, {0.3, 0.4, 0.3}, {0.2, 0.4, 0.4}, {0.7, 0.2, 0.1}};
    private static final ProbabilityScores SCORES = ProbabilityScores.of(new int[]{0, 1, 2, 2}, THREE);

    @Test
    void topKAccuracy_countsTiesForTheLaterColumn() {
        assertThat(SCORES.topKAccuracy(1)).isEqualTo(0.75);
        assertThat(SCORES.topKAccuracy()).isEqualTo(0.75);
        assertThat(ProbabilityScores.of(new int[]{0, 1, 2}, new double[][]{{1, 1, 0}, {1, 1, 0}, {0, 0, 1}}).topKAccuracy(1))
                .isEqualTo(2.0 / 3);
    }

    @Test
    void topKAccuracy_ofBinaryScores_takesTheThresholdFromTheirRange() {
        assertThat(ProbabilityScores.of(new int[]{0, 1}, new double[]{0.4, 0.6}).topKAccuracy(1)).isEqualTo(1);
        assertThat(ProbabilityScores.of(new int[]{0, 1}, new double[]{-3, 0.1}).topKAccuracy(1)).isEqualTo(1);
    }

    @Test
    void topKAccuracy_ofAllClasses_warns() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(SCORES.topKAccuracy(3)).isEqualTo(1);
            assertThat(log.messages())
                    .containsExactly("WARNING: 'k' (3) greater than or equal to 'n_classes' (3) will result in a "
                            + "perfect score and is therefore meaningless.");
        }
    }

    @Test
    void logLoss_isTheMeanNegativeLogarithm() {
        assertThat(ProbabilityScores.of(new int[]{0, 1}, new double[]{0.5, 0.25}).logLoss())
                .isCloseTo((Math.log(2) + Math.log(4)) / 2, within(1e-15));
        assertThat(ProbabilityScores.of(new int[]{1, 0}, new double[]{0, 0}).logLoss()).isCloseTo(52 * Math.log(2) / 2,
                within(1e-12));
        assertThat(ProbabilityScores.of(new int[]{1, 0}, new float[][]{{1, 0}, {1, 0}}).logLoss())
                .isCloseTo(23 * Math.log(2) / 2, within(1e-6));
    }

    @Test
    void logLoss_ofRowsThatAreNoDistribution_warns() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(ProbabilityScores.of(new int[]{0, 1}, new double[][]{{0.5, 0.6}, {0.5, 0.5}}).logLoss()).isPositive();
            assertThat(log.messages())
                    .containsExactly("WARNING: The y_prob values do not sum to one. Make sure to pass probabilities.");
        }
    }

    @Test
    void logLoss_ofImpossibleInput_isRefused() {
        refused(() -> ProbabilityScores.of(new int[]{0, 1}, new double[]{0.5, 1.5}).logLoss(),
                "y_prob contains values greater than 1: 1.5");
        refused(() -> ProbabilityScores.of(new int[]{0, 1}, new double[]{0.5, -0.5}).logLoss(),
                "y_prob contains values lower than 0: -0.5");
        refused(() -> ProbabilityScores.of(new int[]{1, 1}, new double[]{0.5, 0.5}).logLoss(),
                "y_true contains only one label (1). Please "
                        + "provide the list of all expected class labels explicitly through the labels argument.");
        refused(() -> ProbabilityScores.of(new int[]{1, 1}, new double[]{0.5, 0.5}).labels(1).logLoss(),
                "The labels array needs to contain at least two labels, got [1].");
    }

    @Test
    void rocAuc_ofManyClasses_comparesRestsOrPairs() {
        assertThat(SCORES.rocAucPerClass()).hasSize(3);
        assertThat(SCORES.rocAucPerClass()[1]).isCloseTo(2.5 / 3, within(1e-15));
        assertThat(SCORES.rocAuc(MulticlassAuc.ONE_VS_REST, Average.MACRO)).isBetween(0.0, 1.0);
    }

    @Test
    void rocAuc_ofTwoColumns_takesTheSecond() {
        assertThat(ProbabilityScores.of(new int[]{0, 1}, new double[][]{{0.9, 0.1}, {0.2, 0.8}}).rocAuc()).isEqualTo(1);
    }

    @Test
    void rocAuc_ofOneClass_isNaNWithAWarning() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(ProbabilityScores.of(new int[]{1, 1}, new double[]{0.5, 0.6}).rocAuc()).isNaN();
            assertThat(log.messages())
                    .containsExactly("WARNING: Only one class is present in y_true. ROC AUC score is not defined in that case.");
        }
    }

    @Test
    void averagePrecision_ofManyClasses_isTheMeanOverClasses() {
        assertThat(ProbabilityScores.of(Targets.of(new String[]{"a", "b", "c"}),
                new double[][]{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}).labels("a", "b", "c").averagePrecision()).isEqualTo(1);
    }

    @Test
    void misuse_isRefusedWithTheReason() {
        refused(() -> SCORES.topKAccuracy(0), "topKAccuracy: k is 0, expected 1 or more");
        refused(() -> ProbabilityScores.of(new int[]{0, 1}, new double[][]{{0.1, 0.9}, {0.9, 0.1}}).topKAccuracy(1),
                "`y_true` is binary while y_score is 2d with 2 classes. Give the scores of the second class alone.");
        refused(() -> ProbabilityScores.of(new int[]{0, 1, 0, 1}, THREE).topKAccuracy(1),
                "Number of classes in 'y_true' (2) not equal to the number of classes in 'y_score' (3). You can provide a list of all "
                        + "known classes by assigning it to the `labels` parameter.");
        refused(() -> SCORES.labels(0, 1, 2, 3).topKAccuracy(1),
                "Number of given labels (4) not equal to the number of classes in 'y_score' (3).");
        refused(() -> SCORES.labels(0, 1, 1), "Parameter 'labels' must be unique.");
        refused(() -> SCORES.labels(1, 0, 2), "Parameter 'labels' must be ordered.");
        refused(() -> SCORES.labels(0, 1, 3), "'y_true' contains labels not in parameter 'labels'.");
        refused(SCORES::rocAuc, "rocAuc: 3 classes; choose how they are compared, by rocAuc(MulticlassAuc, Average)");
        refused(() -> SCORES.rocAuc(MulticlassAuc.ONE_VS_ONE, Average.MICRO),
                "rocAuc: average 'micro' does not go with ONE_VS_ONE, expected macro, weighted or, for ONE_VS_REST, micro");
        refused(() -> SCORES.sampleWeight(1, 1, 1, 2).rocAuc(MulticlassAuc.ONE_VS_ONE, Average.MACRO),
                "sample_weight is not supported for multiclass one-vs-one ROC AUC, 'sample_weight' must be None in this case.");
        refused(() -> ProbabilityScores.of(new int[]{0, 1, 2}, new double[][]{{1, 1, 0}, {1, 0, 0}, {0, 1, 0}}).rocAucPerClass(),
                "Target scores need to be probabilities for multiclass roc_auc, i.e. they should sum up to 1.0 over classes, given a row "
                        + "with the sum 2.0");
        refused(() -> ProbabilityScores.of(new int[]{0, 1}, new double[]{0, 1}).rocAucPerClass(),
                "`y_score` needs to be of shape `(n_samples, n_classes)`, got one column");
        refused(() -> ProbabilityScores.of(new int[]{0, 1}, new double[]{0}),
                "Found input variables with inconsistent numbers of samples: [2, 1]");
        refused(() -> ProbabilityScores.of(new int[]{0, 1}, new double[]{0, Double.NaN}), "Input y_score contains NaN.");
        refused(() -> ProbabilityScores.of(new int[]{0, 1}, new double[][]{{0}, {0, 1}}),
                "Input y_score has rows of 1 and of 2 columns; every row needs the same number, at least 1");
        refused(() -> ProbabilityScores.of(Targets.of(new int[][]{{0, 1}}), new double[][]{{0, 1}}),
                "y type must be 'binary' or 'multiclass', got 'multilabel-indicator' instead.");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
