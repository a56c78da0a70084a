package dev.telar.metrics;

import java.util.Arrays;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// Reads tensors as the arrays that scores take.
final class TensorValues {

    private TensorValues() {}

    static Targets targets(Tensor labels) {
        if (columns("labels", labels) == 1) {
            return switch (labels.dtype()) {
                case BOOL -> Targets.of(labels.toBooleanArray());
                case INT32, UINT8 -> Targets.of(labels.toIntArray());
                case FLOAT32, FLOAT64 -> Targets.of(labels.toDoubleArray());
            };
        }
        double[][] rows = matrix("labels", labels);
        int[][] indicator = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            for (double value : rows[i]) {
                if (value != Math.rint(value)) {
                    throw new IllegalArgumentException(
                            "labels: a matrix " + labels.shape() + " of labels holds 0 and 1, found " + value
                                    + " in row " + i + "; compare scores with a threshold first: scores.greater(0.5)");
                }
            }
            indicator[i] = Arrays.stream(rows[i]).mapToInt(value -> (int) value).toArray();
        }
        return Targets.of(indicator);
    }

    /// Predicted labels; of scores of several classes, where the truth has one class for each sample, the class of the greatest.
    static Targets predictions(Targets truth, Tensor predicted) {
        boolean scores = truth instanceof ClassLabels && predicted.dtype().isFloating() && columns("predictions", predicted) > 1;
        return targets(scores ? predicted.argMax(1) : predicted);
    }

    static double[] vector(String score, Tensor values) {
        if (columns(score, values) != 1) {
            throw new ShapeException(score + ": takes scores (samples) or (samples, 1), given shape " + values.shape());
        }
        return values.toDoubleArray();
    }

    static double[][] matrix(String score, Tensor values) {
        int columns = columns(score, values);
        double[] all = values.cast(DType.FLOAT64).toDoubleArray();
        double[][] rows = new double[values.shape().size(0)][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * columns, (i + 1) * columns));
        return rows;
    }

    private static int columns(String score, Tensor values) {
        Shape shape = values.shape();
        if (shape.rank() < 1 || shape.rank() > 2) {
            throw new ShapeException(score + ": takes a tensor (samples) or (samples, columns), given shape " + shape);
        }
        return shape.rank() == 1 ? 1 : shape.size(1);
    }
}
