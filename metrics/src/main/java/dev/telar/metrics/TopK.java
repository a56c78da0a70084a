package dev.telar.metrics;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Which classes are among the k greatest predictions of a row.
final class TopK {

    /// What predictions outside the greatest k become, as in Keras.
    static final double OUTSIDE = -1e10;

    private TopK() {}

    static void check(String metric, int k, TensorSpec predictions) {
        Shape shape = predictions.shape();
        if (shape.rank() < 2 || (shape.size(-1) != Shape.UNKNOWN && shape.size(-1) < k)) {
            throw new ShapeException(metric + ": k is " + k + ", but predictions have shape " + shape
                    + "; expected (batch, …, classes) with " + k + " classes or more");
        }
    }

    /// Whether the prediction for the label is as great as the k-th; BOOL, of the shape of the labels.
    static Tensor contains(String metric, int k, Tensor labels, Tensor predictions) {
        check(metric, k, predictions.spec());
        Tensor isTarget = labels.oneHot(predictions.shape().size(-1), DType.BOOL);
        Tensor target = Tensor.where(isTarget, predictions, predictions.like(Double.NEGATIVE_INFINITY)).max(-1);
        Tensor kth = predictions.topK(k).getFirst().min(-1);
        return target.greaterEqual(kth).and(isTarget.any(-1));
    }

    /// The predictions with all but the greatest k of each row replaced by [#OUTSIDE].
    static Tensor keep(String metric, int k, Tensor predictions) {
        check(metric, k, predictions.spec());
        Tensor kept = predictions.topK(k).get(1).oneHot(predictions.shape().size(-1), DType.BOOL).any(-2);
        return Tensor.where(kept, predictions, predictions.like(OUTSIDE));
    }
}
