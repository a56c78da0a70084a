package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// At each distinct score, from the highest down: the weights of the positive and of the negative samples that score at least that.
/// Samples of weight 0 are left out. After scikit-learn's `confusion_matrix_at_thresholds`.
final class ScoreThresholds {

    /// The sets of labels among which 1 is positive without saying so.
    private static final Set<List<Object>> USUAL = Set.of(List.of(0L, 1L), List.of(-1L, 1L), List.of(0L), List.of(-1L),
            List.of(1L));

    final double[] truePositives;
    final double[] falsePositives;
    final double[] thresholds;

    private ScoreThresholds(double[] truePositives, double[] falsePositives, double[] thresholds) {
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
        this.thresholds = thresholds;
    }

    /// Which samples are positive.
    ///
    /// @param positive the positive label; null for 1 where the labels are 0 and 1 or −1 and 1
    static boolean[] positives(Targets actual, @Nullable Object positive) {
        if (!(actual instanceof ClassLabels labels) || actual.type() == TargetType.CONTINUOUS
                || (actual.type() == TargetType.MULTICLASS && positive == null)) {
            throw new IllegalArgumentException(actual.type() + " format is not supported");
        }
        List<Object> keys = labels.distinct().keys();
        boolean usual = USUAL.contains(keys);
        if (positive == null && !usual) {
            throw new IllegalArgumentException("y_true takes value in " + labels.distinct().arrayText()
                    + " and pos_label is not specified: either make y_true take value in {0, 1} or {-1, 1} or pass pos_label explicitly.");
        }
        int code = keys.indexOf(positive == null ? (Object) 1L : positive);
        boolean[] positives = new boolean[labels.size()];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = labels.code(i) == code;
        }
        return positives;
    }

    static void check(int samples, double[] scores, double @Nullable [] weights) {
        Inputs.checkSameLength(samples, scores.length, weights);
        Inputs.checkNotEmpty(scores.length);
        Inputs.checkFinite("y_score", scores);
        Inputs.checkWeights(weights);
    }

    static ScoreThresholds of(boolean[] positives, double[] scores, double @Nullable [] weights) {
        int[] order = IntStream.range(0, scores.length).filter(i -> weights == null || weights[i] != 0).boxed()
                .sorted((a, b) -> Double.compare(scores[b] + 0.0, scores[a] + 0.0)).mapToInt(Integer::intValue).toArray();
        double[] hits = new double[order.length];
        double[] misses = new double[order.length];
        double[] thresholds = new double[order.length];
        int count = 0;
        double hit = 0;
        double miss = 0;
        for (int k = 0; k < order.length; k++) {
            int i = order[k];
            double weight = weights == null ? 1 : weights[i];
            hit += positives[i] ? weight : 0;
            miss += positives[i] ? 0 : weight;
            if (k + 1 == order.length || scores[order[k + 1]] != scores[i]) {
                hits[count] = hit;
                misses[count] = miss;
                thresholds[count++] = scores[i];
            }
        }
        return new ScoreThresholds(Arrays.copyOf(hits, count), Arrays.copyOf(misses, count), Arrays.copyOf(thresholds, count));
    }

    int size() {
        return thresholds.length;
    }

    /// The points at these positions only.
    ScoreThresholds at(int[] positions) {
        return new ScoreThresholds(pick(truePositives, positions), pick(falsePositives, positions), pick(thresholds, positions));
    }

    private static double[] pick(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }
}
