package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ClassificationReportTest {

    private static final int[] TRUE = {0, 1, 2, 2, 2};
    private static final int[] PREDICTED = {0, 0, 2, 2, 1};
    private static final String NO_PREDICTED = "Precision is ill-defined and being set to 0.0 in labels with no predicted samples. "
            + "Use `zero_division` parameter to control this behavior.";

    private static String line(ClassificationReport report, int number) {
        return report.toString().split("\n", -1)[number];
    }

    @Test
    void report_ofThreeClasses_isScikitLearnsText() {
        assertThat(ClassificationReport.of(TRUE, PREDICTED)).hasToString("""
                              precision    recall  f1-score   support

                           0       0.50      1.00      0.67         1
                           1       0.00      0.00      0.00         1
                           2       1.00      0.67      0.80         3

                    accuracy                           0.60         5
                   macro avg       0.50      0.56      0.49         5
                weighted avg       0.70      0.60      0.61         5
                """);
    }

    @Test
    void report_withSubsetOfLabels_showsMicroAverage() {
        assertThat(ClassificationReport.of(TRUE, PREDICTED).labels(2, 0)).hasToString("""
                              precision    recall  f1-score   support

                           2       1.00      0.67      0.80         3
                           0       0.50      1.00      0.67         1

                   micro avg       0.75      0.75      0.75         4
                   macro avg       0.75      0.83      0.73         4
                weighted avg       0.88      0.75      0.77         4
                """);
    }

    @Test
    void report_withSupersetOfLabels_keepsAccuracy() {
        ClassificationReport report = ClassificationReport.of(TRUE, PREDICTED).labels(0, 1, 2, 7);
        assertThat(line(report, 7)).isEqualTo("    accuracy                           0.60         5");
    }

    @Test
    void report_withWideNames_widensTheFirstColumn() {
        ClassificationReport report = ClassificationReport.of(new int[]{0, 1}, new int[]{0, 1})
                .targetNames("ñandú 🦙 of the Pampa", "b");
        assertThat(line(report, 0)).isEqualTo("                      precision    recall  f1-score   support");
        assertThat(line(report, 2)).isEqualTo("ñandú 🦙 of the Pampa       1.00      1.00      1.00         1");
        assertThat(line(report, 3)).isEqualTo("                   b       1.00      1.00      1.00         1");
    }

    @Test
    void report_withManyDigits_widensTheFirstColumnByThem() {
        ClassificationReport report = ClassificationReport.of(new int[]{0, 0, 0}, new int[]{0, 0, 1}).digits(14).zeroDivision(0);
        assertThat(line(report, 2))
                .isEqualTo("             0  1.00000000000000 0.66666666666667 0.80000000000000         3");
    }

    @Test
    void report_withoutDigits_roundsHalfToEvenAndHasNoPoint() {
        ClassificationReport report = ClassificationReport.of(new int[]{0, 0, 1, 1}, new int[]{0, 1, 0, 1}).digits(0);
        assertThat(line(report, 2)).isEqualTo("           0          0         0         0         2");
    }

    @Test
    void report_withoutAnyRightSample_printsSupportsAsFloats() {
        ClassificationReport report = ClassificationReport.of(new int[]{0, 1}, new int[]{1, 0});
        assertThat(line(report, 2)).endsWith("       1.0");
        assertThat(line(report, 5)).isEqualTo("    accuracy                           0.00       2.0");
    }

    @Test
    void report_withWeights_printsSupportsAsPythonsFloats() {
        ClassificationReport report = ClassificationReport.of(new int[]{0, 0, 1, 2, 3}, new int[]{0, 0, 1, 2, 3})
                .sampleWeight(0.1, 0.2, 1e17, 3, 1e-5);
        assertThat(line(report, 2)).endsWith(" 0.30000000000000004");
        assertThat(line(report, 3)).endsWith("     1e+17");
        assertThat(line(report, 4)).endsWith("       3.0");
        assertThat(line(report, 5)).endsWith("     1e-05");
    }

    @Test
    void report_ofStrings_sortsByCodePoints() {
        ClassificationReport report = ClassificationReport.of(new String[]{"b", "\uFF5E", "\uD83E\uDD99", "B"},
                new String[]{"b", "\uFF5E", "\uD83E\uDD99", "B"});
        assertThat(report.asMap().keySet()).containsExactly("B", "b", "\uFF5E", "\uD83E\uDD99", "accuracy", "macro avg",
                "weighted avg");
    }

    @Test
    void report_ofNumbers_sortsByValueAndPrintsTheirType() {
        assertThat(ClassificationReport.of(new int[]{10, 9, -1}, new int[]{10, 9, -1}).asMap().keySet()).startsWith("-1", "9",
                "10");
        assertThat(ClassificationReport.of(new double[]{10, 9}, new double[]{10, 9}).asMap().keySet()).startsWith("9.0", "10.0");
        assertThat(ClassificationReport.of(new boolean[]{true, false}, new boolean[]{true, false}).asMap().keySet())
                .startsWith("False", "True");
    }

    @Test
    void report_ofEqualIntegersAndFloats_printsTheTypeOfTheTrueLabels() {
        Targets integers = Targets.of(new int[]{0, 1});
        assertThat(ClassificationReport.of(integers, Targets.of(new double[]{0, 1})).asMap().keySet()).startsWith("0", "1");
        assertThat(ClassificationReport.of(integers, Targets.of(new double[]{0, 2})).asMap().keySet()).startsWith("0.0", "1.0",
                "2.0");
    }

    @Test
    void report_ofMultilabel_addsSamplesAverage() {
        int[][] actual = {{1, 0, 1}, {0, 1, 0}};
        int[][] predicted = {{1, 0, 0}, {0, 1, 1}};
        assertThat(ClassificationReport.of(actual, predicted)).hasToString("""
                              precision    recall  f1-score   support

                           0       1.00      1.00      1.00         1
                           1       1.00      1.00      1.00         1
                           2       0.00      0.00      0.00         1

                   micro avg       0.67      0.67      0.67         3
                   macro avg       0.67      0.67      0.67         3
                weighted avg       0.67      0.67      0.67         3
                 samples avg       0.75      0.75      0.67         3
                """);
        boolean[][] flags = {{true, false, true}, {false, true, false}};
        boolean[][] guesses = {{true, false, false}, {false, true, true}};
        assertThat(ClassificationReport.of(flags, guesses)).hasToString(ClassificationReport.of(actual, predicted).toString());
    }

    @Test
    void report_ofOneColumn_isAVectorOfClasses() {
        assertThat(ClassificationReport.of(new int[][]{{1}, {0}}, new int[][]{{1}, {0}}))
                .hasToString(ClassificationReport.of(new int[]{1, 0}, new int[]{1, 0}).toString());
        assertThat(ClassificationReport.of(new boolean[][]{{true}, {false}}, new boolean[][]{{true}, {false}}))
                .hasToString(ClassificationReport.of(new boolean[]{true, false}, new boolean[]{true, false}).toString());
    }

    @Test
    void zeroDivision_settings_replaceTheUndefinedScores() {
        ClassificationReport report = ClassificationReport.of(new int[]{0, 0, 1}, new int[]{0, 0, 0});
        assertThat(line(report.zeroDivision(0), 3)).isEqualTo("           1       0.00      0.00      0.00         1");
        assertThat(line(report.zeroDivision(1), 3)).isEqualTo("           1       1.00      0.00      0.00         1");
        assertThat(line(report.zeroDivision(Double.NaN), 3)).isEqualTo("           1        nan      0.00      0.00         1");
        assertThat(line(report.zeroDivision(Double.NaN), 6)).isEqualTo("   macro avg       0.67      0.50      0.40         3");
    }

    @Test
    void warnings_comeOnceEachAndAreLogged() {
        try (LogRecorder log = new LogRecorder()) {
            ClassificationReport report = ClassificationReport.of(new int[]{0, 0, 1}, new int[]{0, 0, 0});
            assertThat(log.messages()).isEmpty();
            assertThat(report.toString()).isEqualTo(report.toString());
            assertThat(report.warnings()).containsExactly(NO_PREDICTED);
            assertThat(log.messages()).containsExactly("WARNING: " + NO_PREDICTED);
        }
    }

    @Test
    void warnings_ofASingleLabel_sayDueTo() {
        assertThat(ClassificationReport.of(new int[]{0, 1}, new int[]{0, 1}).labels(5).warnings()).containsExactly(
                "Precision is ill-defined and being set to 0.0 due to no predicted samples. Use `zero_division` parameter to control this behavior.",
                "Recall is ill-defined and being set to 0.0 due to no true samples. Use `zero_division` parameter to control this behavior.",
                "F-score is ill-defined and being set to 0.0 due to no true nor predicted samples. "
                        + "Use `zero_division` parameter to control this behavior.");
    }

    @Test
    void asMap_holdsUnroundedScoresAndABareAccuracy() {
        Map<String, Object> map = ClassificationReport.of(TRUE, PREDICTED).asMap();
        assertThat(map).contains(entry("accuracy", 0.6),
                entry("2", Map.of("precision", 1.0, "recall", 2.0 / 3, "f1-score", 0.8, "support", 3.0)));
        assertThat(map.keySet()).containsExactly("0", "1", "2", "accuracy", "macro avg", "weighted avg");
    }

    @Test
    void targetNames_ofAnotherNumber_areAnErrorOrWithLabelsAWarning() {
        ClassificationReport report = ClassificationReport.of(TRUE, PREDICTED).targetNames("a", "b");
        assertThatThrownBy(report::toString).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Number of classes, 3, does not match size of target_names, 2. Try specifying the labels parameter");
        ClassificationReport labelled = report.labels(0, 1, 2);
        assertThat(labelled.warnings()).startsWith("labels size, 3, does not match size of target_names, 2");
        assertThat(labelled.asMap().keySet()).containsExactly("a", "b", "accuracy", "macro avg", "weighted avg");
        assertThatThrownBy(() -> labelled.targetNames(List.of()).asMap()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targetNames: no names given, expected one for each of 3 labels");
    }

    @Test
    void settings_thatMakeNoSense_areRefusedAtOnce() {
        ClassificationReport report = ClassificationReport.of(TRUE, PREDICTED);
        assertThatThrownBy(() -> report.digits(-1)).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "The 'digits' parameter of classification_report must be an int in the range [0, inf). Got -1 instead.");
        assertThatThrownBy(() -> report.zeroDivision(0.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("zeroDivision: given 0.5, expected 0, 1 or NaN (or ZeroDivision.WARN)");
        assertThatThrownBy(() -> report.labels(List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'labels' should contain at least one label.");
        assertThatThrownBy(() -> report.sampleWeight(1, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Found input variables with inconsistent numbers of samples: [5, 5, 2]");
        assertThatThrownBy(() -> report.sampleWeight(0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sample weights must contain at least one non-zero number.");
        assertThatThrownBy(() -> report.sampleWeight(1, 1, 1, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Input sample_weight contains NaN.");
        assertThatThrownBy(() -> report.sampleWeight(1, 1, 1, 1, Double.NEGATIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Input sample_weight contains infinity or a value too large for dtype('float64').");
    }

    @Test
    void targets_thatDoNotFit_areRefusedWithScikitLearnsText() {
        refused(Targets.of(new int[]{0, 1}), Targets.of(new int[]{0}),
                "Found input variables with inconsistent numbers of samples: [2, 1]");
        refused(Targets.of(new int[0]), Targets.of(new int[0]),
                "Found empty input array (e.g., `y_true` or `y_pred`) while a minimum of 1 sample is required.");
        refused(Targets.of(new int[]{0, 10, 2}), Targets.of(new String[]{"a", "b", "a"}),
                "Mix of label input types (string and number); Got [ 0  2 10] and ['a' 'b'].");
        refused(Targets.of(new double[]{0, 10, 2}), Targets.of(new String[]{"a", "b", "a"}),
                "Mix of label input types (string and number); Got [ 0.  2. 10.] and ['a' 'b'].");
        refused(Targets.of(new boolean[]{true, false}), Targets.of(new String[]{"a", "b"}),
                "Mix of label input types (string and number); Got [False  True] and ['a' 'b'].");
        refused(Targets.of(new int[]{0, 1}), Targets.of(new double[]{0, 1.5}),
                "Classification metrics can't handle a mix of binary and continuous targets");
        refused(Targets.of(new double[]{0.5, 1}), Targets.of(new double[]{0, 1.5}), "continuous is not supported");
        refused(Targets.of(new double[]{Double.NaN, 1}), Targets.of(new double[]{0, 1.5}), "Input y_true contains NaN.");
        refused(Targets.of(new int[]{0, 1}), Targets.of(new double[]{0, Double.POSITIVE_INFINITY}),
                "Input y_pred contains infinity or a value too large for dtype('float64').");
        refused(Targets.of(new int[][]{{1, 0}, {0, 1}}), Targets.of(new int[]{0, 1}),
                "Classification metrics can't handle a mix of multilabel-indicator and binary targets");
        refused(Targets.of(new int[][]{{1, 0}, {0, 3}}), Targets.of(new int[][]{{0, 1}, {0, 2}}),
                "multiclass-multioutput is not supported");
        refused(Targets.of(new int[][]{{1, 0}, {0, 1}}), Targets.of(new int[][]{{0, 1, 0}, {0, 0, 0}}),
                "Multi-label binary indicator input with different numbers of labels: 2 in y_true, 3 in y_pred");
    }

    private static void refused(Targets actual, Targets predicted, String message) {
        assertThatThrownBy(() -> ClassificationReport.of(actual, predicted)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void labels_ofMultilabel_mustBeColumns() {
        ClassificationReport report = ClassificationReport.of(new int[][]{{1, 0}, {0, 1}}, new int[][]{{0, 1}, {0, 0}});
        assertThatThrownBy(() -> report.labels(2).toString()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("All labels must be in [0, n labels) for multilabel targets. Got 2 > 1");
        assertThatThrownBy(() -> report.labels(-1).toString()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("All labels must be in [0, n labels) for multilabel targets. Got -1 < 0");
        assertThatThrownBy(() -> report.labels("a").toString()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels of multilabel targets are column numbers, given a");
    }

    @Test
    void lists_ofMixedOrForeignElements_areRefused() {
        assertThatThrownBy(() -> ClassificationReport.of(List.of(1, "a"), List.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Mix of label input types (string and number) in one list: 1 and a. Use one type for all labels.");
        assertThatThrownBy(() -> Targets.of(List.of(new StringBuilder()))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels: an element is a java.lang.StringBuilder, expected an Integer, Long, Double, Boolean or String");
        assertThatThrownBy(() -> Targets.of(new int[][]{{1, 2}, {3}})).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "label indicator: row 1 has 1 columns, row 0 has 2; every row needs the same number of labels, at least 1");
    }

    @Test
    void list_ofAllNumberTypes_isAccepted() {
        Targets targets = Targets.of(List.of((byte) 1, (short) 2, 3, 4L, 5f, 6d, true));
        assertThat(targets.size()).isEqualTo(7);
        assertThat(targets.type()).isEqualTo(TargetType.MULTICLASS).hasToString("multiclass");
    }
}
