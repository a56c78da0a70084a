package dev.telar.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// The areas under the ROC curves of several classes.
final class MulticlassRoc {

    private final int[] codes;
    private final double[][] scores;
    private final double @Nullable [] weights;

    /// @param codes for each sample the column of its true class
    MulticlassRoc(int[] codes, double[][] scores, double @Nullable [] weights) {
        this.codes = codes;
        this.scores = scores;
        this.weights = weights;
    }

    double[] perClass() {
        return IntStream.range(0, scores[0].length)
                .mapToDouble(j -> area(positives(codes, j), Arrays.stream(scores).mapToDouble(row -> row[j]).toArray(), weights))
                .toArray();
    }

    double micro() {
        int n = scores.length;
        int columns = scores[0].length;
        boolean[] positives = new boolean[n * columns];
        double[] flat = new double[n * columns];
        double[] repeated = new double[n * columns];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = scores[i / columns][i % columns];
            positives[i] = codes[i / columns] == i % columns;
            repeated[i] = weights == null ? 1 : weights[i / columns];
        }
        return area(positives, flat, weights == null ? null : repeated);
    }

    double oneVsOne(Average average) {
        if (weights != null) {
            throw new IllegalArgumentException(
                    "sample_weight is not supported for multiclass one-vs-one ROC AUC, 'sample_weight' must be None in this case.");
        }
        int[] present = Arrays.stream(codes).sorted().distinct().toArray();
        int pairs = present.length * (present.length - 1) / 2;
        double[] areas = new double[pairs];
        double[] prevalence = new double[pairs];
        int pair = 0;
        for (int first = 0; first < present.length; first++) {
            for (int second = first + 1; second < present.length; second++) {
                int a = present[first];
                int b = present[second];
                int[] both = IntStream.range(0, codes.length).filter(i -> codes[i] == a || codes[i] == b).toArray();
                prevalence[pair] = (double) both.length / codes.length;
                areas[pair++] = (pair(both, a) + pair(both, b)) / 2;
            }
        }
        return pairs == 0 ? Double.NaN : Pairwise.average(areas, average == Average.WEIGHTED ? prevalence : null);
    }

    private double pair(int[] samples, int positive) {
        boolean[] positives = positives(Arrays.stream(samples).map(i -> codes[i]).toArray(), positive);
        return area(positives, Arrays.stream(samples).mapToDouble(i -> scores[i][positive]).toArray(), null);
    }

    static boolean[] positives(int[] codes, int positive) {
        boolean[] positives = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            positives[i] = codes[i] == positive;
        }
        return positives;
    }

    /// The area of two classes; NaN, with a warning, if only one is there.
    static double area(boolean[] positives, double[] scores, double @Nullable [] weights) {
        if (allEqual(positives)) {
            new Warnings().add("Only one class is present in y_true. ROC AUC score is not defined in that case.");
            return Double.NaN;
        }
        RocCurve curve = RocCurve.of(Targets.of(positives), scores);
        return (weights == null ? curve : curve.sampleWeight(weights)).auc();
    }

    private static boolean allEqual(boolean[] values) {
        for (boolean value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
