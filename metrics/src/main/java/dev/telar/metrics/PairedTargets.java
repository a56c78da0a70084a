package dev.telar.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/// True and predicted labels that passed scikit-learn's `_check_targets`: as many of the one as of the other, of kinds that go
/// together, with weights that can be used.
final class PairedTargets {

    private final Targets actual;
    private final Targets predicted;
    private final TargetType type;
    private final LabelSet present;
    private final double @Nullable [] weights;

    private PairedTargets(Targets actual, Targets predicted, TargetType type, LabelSet present, double @Nullable [] weights) {
        this.actual = actual;
        this.predicted = predicted;
        this.type = type;
        this.present = present;
        this.weights = weights;
    }

    static PairedTargets of(Targets actual, Targets predicted, double @Nullable [] weights) {
        Inputs.checkSameLength(actual.size(), predicted.size(), weights);
        Inputs.checkNotEmpty(actual.size());
        checkFinite(actual, "y_true");
        checkFinite(predicted, "y_pred");
        Inputs.checkWeights(weights);
        TargetType type = jointType(actual.type(), predicted.type());
        if (actual instanceof LabelIndicator left && predicted instanceof LabelIndicator right) {
            if (left.columns() != right.columns()) {
                throw new IllegalArgumentException("Multi-label binary indicator input with different numbers of labels: "
                        + left.columns() + " in y_true, " + right.columns() + " in y_pred");
            }
            return new PairedTargets(actual, predicted, type, LabelSet.columns(left.columns()), weights);
        }
        LabelSet present = union(((ClassLabels) actual).distinct(), ((ClassLabels) predicted).distinct());
        return new PairedTargets(actual, predicted, present.size() > 2 ? TargetType.MULTICLASS : TargetType.BINARY, present,
                weights);
    }

    private static void checkFinite(Targets targets, String input) {
        if (targets instanceof ClassLabels labels) {
            labels.checkFinite(input);
        }
    }

    private static TargetType jointType(TargetType actual, TargetType predicted) {
        boolean classes = isClasses(actual) && isClasses(predicted);
        if (actual != predicted && !classes) {
            throw new IllegalArgumentException(
                    "Classification metrics can't handle a mix of " + actual + " and " + predicted + " targets");
        }
        if (!classes && actual != TargetType.MULTILABEL_INDICATOR) {
            throw new IllegalArgumentException(actual + " is not supported");
        }
        return actual;
    }

    private static boolean isClasses(TargetType type) {
        return type == TargetType.BINARY || type == TargetType.MULTICLASS;
    }

    /// The sorted union. It prints as the type to which NumPy promotes the elements that the set keeps; of two equal ones that is
    /// the true label.
    private static LabelSet union(LabelSet actual, LabelSet predicted) {
        if ((actual.kind() == LabelSet.Kind.STRING) != (predicted.kind() == LabelSet.Kind.STRING)) {
            throw new IllegalArgumentException("Mix of label input types (string and number); Got " + actual.arrayText() + " and "
                    + predicted.arrayText() + ".");
        }
        TreeSet<Object> keys = new TreeSet<>(ClassLabels.ORDER);
        keys.addAll(actual.keys());
        boolean more = keys.addAll(predicted.keys());
        return new LabelSet(more ? actual.kind().promote(predicted.kind()) : actual.kind(), List.copyOf(keys));
    }

    TargetType type() {
        return type;
    }

    boolean isMultilabel() {
        return type == TargetType.MULTILABEL_INDICATOR;
    }

    int size() {
        return actual.size();
    }

    /// The labels that occur, sorted; of an indicator matrix all columns.
    LabelSet present() {
        return present;
    }

    double @Nullable [] weights() {
        return weights;
    }

    /// For each sample the position of its true class in [#present()].
    int[] actualCodes() {
        return codes((ClassLabels) actual);
    }

    /// For each sample the position of its predicted class in [#present()].
    int[] predictedCodes() {
        return codes((ClassLabels) predicted);
    }

    private int[] codes(ClassLabels labels) {
        int[] positions = labels.distinct().positionsIn(present);
        int[] codes = new int[labels.size()];
        Arrays.setAll(codes, i -> positions[labels.code(i)]);
        return codes;
    }

    LabelIndicator actualRows() {
        return (LabelIndicator) actual;
    }

    LabelIndicator predictedRows() {
        return (LabelIndicator) predicted;
    }

    /// 1 for each sample whose prediction is right (for multilabel targets: in every label), else 0.
    double[] correct() {
        double[] correct = new double[size()];
        if (isMultilabel()) {
            for (int i = 0; i < correct.length; i++) {
                boolean equal = true;
                for (int j = 0; j < actualRows().columns(); j++) {
                    equal &= actualRows().value(i, j) == predictedRows().value(i, j);
                }
                correct[i] = equal ? 1 : 0;
            }
        } else {
            int[] left = actualCodes();
            int[] right = predictedCodes();
            Arrays.setAll(correct, i -> left[i] == right[i] ? 1 : 0);
        }
        return correct;
    }

    /// The columns that `labels` names.
    ///
    /// @throws IllegalArgumentException for a label that is no column
    int[] columns(LabelSet labels) {
        int[] columns = new int[labels.size()];
        long last = present.size() - 1L;
        List<Long> numbers = new ArrayList<>();
        for (Object key : labels.keys()) {
            if (!(key instanceof Long number)) {
                throw new IllegalArgumentException("labels of multilabel targets are column numbers, given " + key);
            }
            numbers.add(number);
        }
        long max = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        long min = numbers.stream().mapToLong(Long::longValue).min().orElse(0);
        if (max > last) {
            throw new IllegalArgumentException(
                    "All labels must be in [0, n labels) for multilabel targets. Got " + max + " > " + last);
        }
        if (min < 0) {
            throw new IllegalArgumentException("All labels must be in [0, n labels) for multilabel targets. Got " + min + " < 0");
        }
        Arrays.setAll(columns, i -> numbers.get(i).intValue());
        return columns;
    }
}
