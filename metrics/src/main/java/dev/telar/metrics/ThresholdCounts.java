package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// For each threshold, over batches: how many samples are predicted positive (prediction > threshold), how many of those are positive;
/// and how many samples are positive, and are there, in all.
///
/// Thresholds at equal distances from 0 to 1 are counted in buckets, in time samples + thresholds, as Keras'
/// `_update_confusion_matrix_variables_optimized` does: prediction p falls into bucket ⌈p·(n − 1)⌉ − 1 and exceeds the thresholds up to
/// that. Other thresholds are compared one by one.
final class ThresholdCounts {

    private final float[] thresholds;
    private final boolean even;
    private final Counts hits;
    private final Counts predicted;
    private final Counts positive;
    private final Counts all;

    /// @param even whether the thresholds lie at equal distances from 0 to 1, the outermost moved outwards by a little
    ThresholdCounts(String name, float[] thresholds, boolean even) {
        this.thresholds = thresholds;
        this.even = even;
        Shape shape = Shape.of(thresholds.length);
        hits = new Counts(name + "/true_positives", shape);
        predicted = new Counts(name + "/predicted_positives", shape);
        positive = new Counts(name + "/positives", Shape.scalar());
        all = new Counts(name + "/samples", Shape.scalar());
    }

    int size() {
        return thresholds.length;
    }

    /// Takes a batch into account.
    ///
    /// @param targets BOOL, of any shape
    /// @param predictions FLOAT32, of that shape
    /// @param weights FLOAT32, of that shape; null to count
    void update(Tensor targets, Tensor predictions, @Nullable Tensor weights) {
        Tensor isPositive = targets.flatten();
        Tensor scores = predictions.flatten();
        Tensor weight = weights == null ? null : weights.flatten();
        if (even) {
            addBuckets(isPositive, scores, weight);
        } else {
            Tensor at = Tensor.of(thresholds).to(scores.place()).expandDims(1);
            Tensor above = scores.expandDims(0).greater(at);
            hits.add(Counts.sum(above.and(isPositive.expandDims(0)), weight));
            predicted.add(Counts.sum(above, weight));
        }
        positive.add(Counts.sum(isPositive, weight));
        if (weight == null) {
            all.add(scores.shape().count());
        } else {
            all.add(weight.sum());
        }
    }

    private void addBuckets(Tensor isPositive, Tensor scores, @Nullable Tensor weight) {
        Tensor bucket = scores.clip(0, 1).multiply(size() - 1.0).ceil().subtract(1).maximum(0).cast(DType.INT32);
        Tensor one = weight == null ? bucket.like(1).broadcastTo(bucket.shape()) : weight;
        Tensor none = one.like(0);
        hits.add(above(bucket, Tensor.where(isPositive, one, none), none));
        predicted.add(above(bucket, one, none));
    }

    /// The sum of the terms at or after each bucket.
    private Tensor above(Tensor bucket, Tensor terms, Tensor zero) {
        return zero.broadcastTo(Shape.of(size())).scatterAdd(bucket, terms, 0).reverse(0).cumSum(0).reverse(0);
    }

    /// The totals as numbers, one for each threshold.
    Totals totals() {
        double positives = positive.value();
        double[] truePositives = hits.values();
        double[] predictions = predicted.values();
        double samples = all.value();
        return new Totals(truePositives, difference(predictions, truePositives),
                Arrays.stream(truePositives).map(hit -> Math.max(0, positives - hit)).toArray(),
                Math.max(0, samples - positives));
    }

    private static double[] difference(double[] a, double[] b) {
        double[] result = new double[a.length];
        Arrays.setAll(result, i -> Math.max(0, a[i] - b[i]));
        return result;
    }

    void reset() {
        Stream.of(hits, predicted, positive, all).forEach(Counts::reset);
    }

    List<Variable> variables() {
        return Stream.of(hits, predicted, positive, all).flatMap(counts -> counts.variables().stream()).toList();
    }

    /// The totals for each threshold, and the negatives in all.
    static final class Totals {

        final double[] truePositives;
        final double[] falsePositives;
        final double[] falseNegatives;
        final double negatives;

        private Totals(double[] truePositives, double[] falsePositives, double[] falseNegatives, double negatives) {
            this.truePositives = truePositives;
            this.falsePositives = falsePositives;
            this.falseNegatives = falseNegatives;
            this.negatives = negatives;
        }

        double[] precision() {
            return share(truePositives, falsePositives);
        }

        double[] recall() {
            return share(truePositives, falseNegatives);
        }

        private static double[] share(double[] part, double[] rest) {
            double[] result = new double[part.length];
            Arrays.setAll(result, i -> divide(part[i], part[i] + rest[i]));
            return result;
        }

        /// a / b; 0 where b is 0.
        static double divide(double a, double b) {
            return b == 0 ? 0 : a / b;
        }
    }
}
