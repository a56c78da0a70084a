package dev.telar.metrics;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// What every score is made of: for each label (or each sample) how often it was predicted and true at once, predicted, and true.
final class LabelCounts {

    final double[] hits;
    final double[] predicted;
    final double[] actual;
    /// Whether the counts print as integers.
    final boolean integral;

    private LabelCounts(double[] hits, double[] predicted, double[] actual, boolean integral) {
        this.hits = hits;
        this.predicted = predicted;
        this.actual = actual;
        this.integral = integral;
    }

    /// Counts for each label. They are not integral with weights, nor (scikit-learn's arrays pass through floats then) when no
    /// sample at all is predicted correctly.
    static LabelCounts ofLabels(PairedTargets pairs, LabelSet labels) {
        double[] weights = pairs.weights();
        return pairs.isMultilabel() ? ofColumns(pairs, pairs.columns(labels), weights) : ofClasses(pairs, labels, weights);
    }

    private static LabelCounts ofClasses(PairedTargets pairs, LabelSet labels, double @Nullable [] weights) {
        int classes = pairs.present().size();
        double[] hits = new double[classes];
        double[] predicted = new double[classes];
        double[] actual = new double[classes];
        int[] left = pairs.actualCodes();
        int[] right = pairs.predictedCodes();
        boolean anyHit = false;
        for (int i = 0; i < left.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            actual[left[i]] += weight;
            predicted[right[i]] += weight;
            if (left[i] == right[i]) {
                hits[left[i]] += weight;
                anyHit = true;
            }
        }
        int[] positions = labels.positionsIn(pairs.present());
        return new LabelCounts(pick(hits, positions), pick(predicted, positions), pick(actual, positions),
                weights == null && anyHit).throughDifferences();
    }

    private static double[] pick(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> i < 0 ? 0 : values[i]).toArray();
    }

    private static LabelCounts ofColumns(PairedTargets pairs, int[] columns, double @Nullable [] weights) {
        LabelCounts counts = new LabelCounts(new double[columns.length], new double[columns.length], new double[columns.length],
                weights == null);
        for (int i = 0; i < pairs.size(); i++) {
            double weight = weights == null ? 1 : weights[i];
            for (int j = 0; j < columns.length; j++) {
                counts.add(j, pairs.actualRows().has(i, columns[j]), pairs.predictedRows().has(i, columns[j]), weight);
            }
        }
        return counts.throughDifferences();
    }

    /// Counts for each sample of multilabel targets.
    static LabelCounts ofSamples(PairedTargets pairs, LabelSet labels) {
        if (!pairs.isMultilabel()) {
            throw new IllegalArgumentException("Samplewise metrics are not available outside of multilabel classification.");
        }
        double[] weights = pairs.weights();
        int[] columns = pairs.columns(labels);
        int samples = pairs.size();
        LabelCounts counts = new LabelCounts(new double[samples], new double[samples], new double[samples], weights == null);
        for (int i = 0; i < samples; i++) {
            for (int column : columns) {
                counts.add(i, pairs.actualRows().has(i, column), pairs.predictedRows().has(i, column), 1);
            }
            if (weights != null) {
                counts.hits[i] *= weights[i];
                counts.predicted[i] *= weights[i];
                counts.actual[i] *= weights[i];
            }
        }
        return counts.throughDifferences();
    }

    private void add(int position, boolean isTrue, boolean isPredicted, double weight) {
        actual[position] += isTrue ? weight : 0;
        predicted[position] += isPredicted ? weight : 0;
        hits[position] += isTrue && isPredicted ? weight : 0;
    }

    /// scikit-learn keeps (true negatives, false positives, false negatives, hits) and adds up again, which rounds weighted counts.
    private LabelCounts throughDifferences() {
        Arrays.setAll(predicted, i -> hits[i] + (predicted[i] - hits[i]));
        Arrays.setAll(actual, i -> hits[i] + (actual[i] - hits[i]));
        return this;
    }

    /// The counts of all labels together, as one label.
    LabelCounts total() {
        return new LabelCounts(new double[]{Pairwise.sum(hits)}, new double[]{Pairwise.sum(predicted)},
                new double[]{Pairwise.sum(actual)}, integral);
    }
}
