package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class ClassificationScoresTest {

    private static final ClassificationScores BINARY = ClassificationScores.of(new int[]{0, 1, 1, 1}, new int[]{1, 1, 1, 0});

    @Test
    void binary_scores_concernThePositiveLabel() {
        assertThat(BINARY.accuracy()).isEqualTo(0.5);
        assertThat(BINARY.precision()).isEqualTo(2.0 / 3);
        assertThat(BINARY.recall()).isEqualTo(2.0 / 3);
        assertThat(BINARY.f1()).isEqualTo(2.0 / 3);
        assertThat(BINARY.positiveLabel(0).recall()).isZero();
        assertThat(BINARY.support()).containsExactly(1, 3);
        assertThat(BINARY.labels(1).precisionPerClass()).containsExactly(2.0 / 3);
    }

    @Test
    void binary_ofStrings_needsThePositiveLabel() {
        ClassificationScores spam = ClassificationScores.of(new String[]{"spam", "ham"}, new String[]{"spam", "spam"});
        assertThat(spam.positiveLabel("spam").precision()).isEqualTo(0.5);
        assertThat(spam.labels("spam").precisionPerClass()).containsExactly(0.5);
        assertThatThrownBy(spam::precision).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pos_label=1 is not a valid label. It should be one of ['ham' 'spam']");
    }

    @Test
    void fBeta_atItsLimits_isPrecisionOrRecall() {
        ClassificationScores scores = ClassificationScores.of(new boolean[]{true, true, false},
                new boolean[]{true, false, false});
        assertThat(scores.fBeta(0)).isEqualTo(1);
        assertThat(scores.fBeta(Double.POSITIVE_INFINITY)).isEqualTo(0.5);
        assertThat(scores.fBeta(2)).isEqualTo(5.0 / 9);
        assertThatThrownBy(() -> scores.fBeta(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fBeta: beta is -1.0, expected 0 or more");
    }

    @Test
    void average_binaryOfMoreThanTwoClasses_isRefused() {
        assertThatThrownBy(() -> ClassificationScores.of(new int[]{0, 1, 2}, new int[]{0, 1, 2}).f1())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Target is multiclass but average='binary'. Please choose "
                        + "another average setting, one of [None, 'micro', 'macro', 'weighted'].");
        assertThatThrownBy(() -> ClassificationScores.of(new int[][]{{0, 1}}, new int[][]{{0, 1}}).f1())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Target is multilabel-indicator but average='binary'. Please "
                        + "choose another average setting, one of [None, 'micro', 'macro', 'weighted', 'samples'].");
        assertThatThrownBy(() -> BINARY.f1(Average.SAMPLES)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Samplewise metrics are not available outside of multilabel classification.");
    }

    @Test
    void accuracy_ofMultilabel_needsEveryLabelRight() {
        assertThat(ClassificationScores
                .of(new boolean[][]{{true, false}, {true, true}}, new boolean[][]{{true, false}, {true, false}})
                .accuracy()).isEqualTo(0.5);
    }

    @Test
    void accuracy_ofWeightsThatCancel_isRefused() {
        assertThatThrownBy(() -> BINARY.sampleWeight(1, -1, 1, -1).accuracy()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Weights sum to zero, can't be normalized");
    }

    @Test
    void balancedAccuracy_isTheMeanRecall() {
        ClassificationScores scores = ClassificationScores.of(new int[]{0, 0, 0, 1}, new int[]{0, 0, 0, 0});
        assertThat(scores.balancedAccuracy()).isEqualTo(0.5);
        assertThat(scores.adjustedBalancedAccuracy()).isZero();
        try (LogRecorder log = new LogRecorder()) {
            assertThat(ClassificationScores.of(new int[]{0, 0}, new int[]{0, 1}).balancedAccuracy()).isEqualTo(0.5);
            assertThat(log.messages()).containsExactly("WARNING: y_pred contains classes not in y_true");
        }
    }

    @Test
    void cohenKappa_ofScikitLearnsExample_isTheDocumentedValue() {
        ClassificationScores scores = ClassificationScores.of(
                new String[]{"negative", "positive", "negative", "neutral", "positive"},
                new String[]{"negative", "positive", "negative", "neutral", "negative"});
        assertThat(scores.cohenKappa()).isCloseTo(0.6875, within(1e-15));
    }

    @Test
    void cohenKappa_ofOneLabel_isNaNWithAWarning() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(ClassificationScores.of(new int[]{3, 3}, new int[]{3, 3}).cohenKappa(KappaWeights.QUADRATIC)).isNaN();
            assertThat(ClassificationScores.of(new int[]{0, 1}, new int[]{1, 0}).labels(List.of(1)).cohenKappa()).isNaN();
            assertThat(log.messages()).contains(
                    "WARNING: `y1`, `y2` and `labels` have only one label in common. `cohen_kappa_score` is undefined and set to nan.",
                    "WARNING: `y2` contains no labels that are present in both `y1` and `labels`. `cohen_kappa_score` is undefined and set "
                            + "to nan.");
        }
    }

    @Test
    void matthews_isACorrelation() {
        assertThat(BINARY.matthews()).isCloseTo(-1.0 / 3, within(1e-15));
        assertThat(ClassificationScores.of(new int[]{0, 1, 2}, new int[]{0, 1, 2}).matthews()).isEqualTo(1);
        assertThat(ClassificationScores.of(new int[]{0, 0}, new int[]{0, 1}).matthews()).isZero();
    }

    @Test
    void zeroDivision_warnsOnlyOfTheScoreAskedFor() {
        try (LogRecorder log = new LogRecorder()) {
            ClassificationScores scores = ClassificationScores.of(new int[]{0, 0}, new int[]{0, 0});
            assertThat(scores.recall()).isZero();
            assertThat(scores.zeroDivision(ZeroDivision.ONE).recall()).isEqualTo(1);
            assertThat(log.messages())
                    .containsExactly("WARNING: Recall is ill-defined and being set to 0.0 due to no true samples. "
                            + "Use `zero_division` parameter to control this behavior.");
        }
    }
}
