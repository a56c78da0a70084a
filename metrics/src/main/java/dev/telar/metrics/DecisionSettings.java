package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// What counts as a positive prediction for precision and recall.
///
/// @param thresholds predictions above count; none given means 0.5, or with `topK` every prediction that is among them
/// @param topK only the greatest k predictions of a row can count; null for all
/// @param classId the only class that is looked at; null for all
record DecisionSettings(String name, List<Double> thresholds, @Nullable Integer topK, @Nullable Integer classId) {

    private static final double DEFAULT_THRESHOLD = 0.5;

    DecisionSettings {
        thresholds = List.copyOf(thresholds);
        for (double threshold : thresholds) {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException(name + ": threshold is " + threshold + ", expected 0 … 1");
            }
        }
        if (topK != null && topK < 1) {
            throw new IllegalArgumentException(name + ": topK is " + topK + ", expected 1 or more");
        }
        if (classId != null && classId < 0) {
            throw new IllegalArgumentException(name + ": classId is " + classId + ", expected 0 or more");
        }
    }

    DecisionSettings(String name) {
        this(name, List.of(), null, null);
    }

    DecisionSettings name(String other) {
        return new DecisionSettings(other, thresholds, topK, classId);
    }

    DecisionSettings thresholds(double... others) {
        if (others.length == 0) {
            throw new IllegalArgumentException(name + ": no thresholds given, expected 1 or more");
        }
        return new DecisionSettings(name, Arrays.stream(others).boxed().toList(), topK, classId);
    }

    DecisionSettings topK(int k) {
        return new DecisionSettings(name, thresholds, k, classId);
    }

    DecisionSettings classId(int id) {
        return new DecisionSettings(name, thresholds, topK, id);
    }

    ThresholdCounts counts() {
        float[] values = new float[Math.max(1, thresholds.size())];
        values[0] = (float) (topK == null ? DEFAULT_THRESHOLD : TopK.OUTSIDE);
        for (int i = 0; i < thresholds.size(); i++) {
            values[i] = thresholds.get(i).floatValue();
        }
        return new ThresholdCounts(name, values, false);
    }

    /// Checks that a model can use the metric.
    void check(TensorSpec targets, TensorSpec predictions) {
        if (thresholds.size() > 1) {
            throw new IllegalArgumentException(
                    name + ": has " + thresholds.size() + " thresholds and so as many results; a model follows "
                            + "one number, give it a metric for each threshold");
        }
        checkShapes(targets, predictions);
    }

    private void checkShapes(TensorSpec targets, TensorSpec predictions) {
        Alignment.checkFloating(name, predictions);
        Alignment.checkSame(name, targets, predictions);
        if (topK != null) {
            TopK.check(name, topK, predictions);
        }
        Shape shape = predictions.shape();
        if (classId != null && (shape.rank() < 2 || (shape.size(-1) != Shape.UNKNOWN && classId >= shape.size(-1)))) {
            throw new ShapeException(name + ": classId is " + classId + ", but predictions have shape " + shape
                    + "; expected (batch, …, classes) with that class");
        }
    }

    void update(ThresholdCounts counts, Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        checkShapes(targets.spec(), predictions.spec());
        Tensor isPositive = Alignment.same(name, targets, predictions).cast(DType.BOOL);
        Tensor scores = predictions.cast(DType.FLOAT32);
        if (topK != null) {
            scores = TopK.keep(name, topK, scores);
        }
        if (classId != null) {
            scores = scores.slice(-1, classId, classId + 1);
            isPositive = isPositive.slice(-1, classId, classId + 1);
        }
        counts.update(isPositive, scores, Alignment.weights(name, sampleWeights, scores.shape()));
    }

    double only(double[] results) {
        if (results.length > 1) {
            throw new IllegalStateException(
                    name + ": has " + results.length + " thresholds and so as many results; read results()");
        }
        return results[0];
    }
}
