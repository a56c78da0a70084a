package dev.telar.datasets;

import java.lang.foreign.ValueLayout;
import java.util.Objects;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Labels as rows with a single 1 and back: label 2 of 4 classes is `[0, 0, 1, 0]`.
///
/// Keras' `to_categorical` and NumPy's `argmax`. Source: `keras/src/utils/numerical_utils.py`.
public final class OneHot {

    private OneHot() {}

    /// The rows (labels.length × classes) with `row[i][labels[i]] = 1` and 0 elsewhere.
    ///
    /// @throws IllegalArgumentException if `classes` is below 1 or a label is not one of 0 … classes − 1; the message names its index
    public static float[][] toCategorical(int[] labels, int classes) {
        checkLabels(labels, classes);
        float[][] rows = new float[labels.length][classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i][labels[i]] = 1;
        }
        return rows;
    }

    /// As [#toCategorical(int\[\], int)] with one class more than the largest label.
    public static float[][] toCategorical(int[] labels) {
        return toCategorical(labels, classes(labels));
    }

    /// The rows of [#toCategorical(int\[\], int)] as a tensor, `FLOAT32 (labels.length, classes)`, on the current backend.
    public static Tensor tensor(int[] labels, int classes) {
        checkLabels(labels, classes);
        return Tensor.of(new TensorSpec(Shape.of(labels.length, classes), DType.FLOAT32), (target, from, to) -> {
            long width = (long) classes * Float.BYTES;
            target.asSlice(from * width, (to - from) * width).fill((byte) 0);
            for (int i = from; i < to; i++) {
                target.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * classes + labels[i], 1f);
            }
        });
    }

    /// One-hot rows of some labels.
    ///
    /// @param labels labels, all below the number of classes
    /// @param rows which of them, in which order
    /// @param batch shape and type of the result, FLOAT32 (rows.length, classes)
    static Tensor tensor(int[] labels, int[] rows, TensorSpec batch) {
        int classes = batch.shape().size(1);
        return Tensor.of(batch, (target, from, to) -> {
            long width = (long) classes * Float.BYTES;
            target.asSlice(from * width, (to - from) * width).fill((byte) 0);
            for (int i = from; i < to; i++) {
                target.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * classes + labels[rows[i]], 1f);
            }
        });
    }

    /// The label of each row: the index of its largest value, the first of them if several are equal.
    ///
    /// @throws IllegalArgumentException if a row is empty or has a NaN
    public static int[] argMax(float[][] rows) {
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            float[] row = Objects.requireNonNull(rows[i], "row");
            if (row.length == 0) {
                throw new IllegalArgumentException("argMax: row " + i + " is empty, expected one value or more");
            }
            for (int j = 0; j < row.length; j++) {
                if (Float.isNaN(row[j])) {
                    throw new IllegalArgumentException("argMax: row " + i + " has a NaN in column " + j + ", expected numbers");
                }
                if (row[j] > row[labels[i]]) {
                    labels[i] = j;
                }
            }
        }
        return labels;
    }

    /// One class more than the largest label, at least 1.
    static int classes(int... labels) {
        int classes = 1;
        for (int label : labels) {
            classes = Math.max(classes, Math.addExact(label, 1));
        }
        return classes;
    }

    static void checkLabels(int[] labels, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("toCategorical: the number of classes must be 1 or more, given " + classes);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "toCategorical: label " + labels[i] + " at index " + i + " is out of range: with "
                                + classes + " classes labels are 0 … " + (classes - 1));
            }
        }
    }
}
