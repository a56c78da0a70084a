package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.ActivationKind;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.shape.DType;

/// Layers and losses.
public final class NeuralCases {

    private static final List<DType> FLOATING = List.of(DType.FLOAT32, DType.FLOAT64);

    /// More elements than backends compute in one go.
    private static final int ROWS = 70;
    private static final int CLASSES = 130;

    private NeuralCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (ActivationKind kind : ActivationKind.values()) {
            if (kind.gradientFromOutput()) {
                linear(kind, cases);
            }
        }
        softmax(cases);
        softmaxOfSpecialNumbers(cases);
        losses(cases);
        norms(cases);
        return cases.list();
    }

    private static void linear(ActivationKind kind, Cases cases) {
        for (boolean bias : new boolean[]{true, false}) {
            Linear op = new Linear(kind, bias);
            for (int[] size : new int[][]{{1, 1, 1}, {5, 3, 4}, {128, 100, 10}, {33, 17, 65}, {0, 3, 4}, {3, 0, 4}, {3, 4, 0}}) {
                layer("layer", op, DType.FLOAT32, new int[]{size[0], size[1]}, size[2], cases);
            }
            layer("layer", op, DType.FLOAT64, new int[]{5, 3}, 4, cases);
            layer("batch of batches", op, DType.FLOAT32, new int[]{2, 3, 7}, 5, cases);
            layer("one row", op, DType.FLOAT32, new int[]{7}, 5, cases);
        }
    }

    private static void layer(String note, Linear op, DType dtype, int[] x, int units, Cases cases) {
        int in = x[x.length - 1];
        Input input = Values.normal(dtype, 1, x);
        Input weights = Values.scaled(dtype, 1 / Math.sqrt(Math.max(1, in)), 2, in, units);
        if (op.bias()) {
            cases.add(note, op, input, weights, Values.normal(dtype, 3, units));
        } else {
            cases.add(note, op, input, weights);
        }
    }

    private static void softmax(Cases cases) {
        int[][] shapes = {{1, 1}, {3, 10}, {7, 33}, {2, 3, 5}, {2, 1000}, {65}, {0, 3}, {3, 0}};
        for (int[] shape : shapes) {
            for (int axis = 0; axis < shape.length; axis++) {
                cases.add("normal", new Softmax(axis), Values.normal(1, shape));
                cases.add("normal", new LogSoftmax(axis), Values.normal(1, shape));
            }
        }
        for (DType dtype : FLOATING) {
            cases.add("spread", new Softmax(1), Values.scaled(dtype, 10, 1, 4, 9));
            cases.add("spread", new LogSoftmax(1), Values.scaled(dtype, 10, 1, 4, 9));
            cases.add("many rows", new Softmax(1), manyRows(dtype));
            cases.add("many rows", new LogSoftmax(1), manyRows(dtype));
        }
    }

    /// Normal numbers and, in some rows, −∞ beside them or throughout.
    private static Input manyRows(DType dtype) {
        float[] normal = Values.normal(5, CLASSES).values().floats();
        return Values.each(dtype, i -> i / CLASSES % 9 == 4 && i % 2 == 0 || i / CLASSES % 9 == 7
                ? Double.NEGATIVE_INFINITY
                : normal[i % CLASSES] + i / CLASSES % 5, ROWS, CLASSES);
    }

    /// Large logits overflow without the shift; −∞ among finite ones has probability 0; −∞ throughout, +∞ and NaN make NaN of the row.
    private static void softmaxOfSpecialNumbers(Cases cases) {
        double inf = Double.POSITIVE_INFINITY;
        double nan = Double.NaN;
        double[][] rows = {{1000, 1001, 999}, {-1000, -1001, -999}, {1e30, -1e30, 0}, {-inf, 0, 1}, {-inf, -inf, 3},
                {-inf, -inf, -inf},
                {inf, 0, 1}, {nan, 0, 1}, {1, 2, nan}, {0, 0, 0}, {88, 88, 88}, {-3e38, -3e38, -3e38}, {3e38, 3e38, 0}};
        for (DType dtype : FLOATING) {
            for (int i = 0; i < rows.length; i++) {
                double[] row = rows[i];
                String note = row[0] + ", " + row[1] + ", " + row[2];
                Input logits = Values.each(dtype, j -> row[j % 3], 2, 3);
                cases.add(note, new Softmax(1), logits);
                cases.add(note, new LogSoftmax(1), logits);
                cases.add(note, new SparseSoftmaxCrossEntropy(), logits, Input.of(1, 2));
                if (Double.isFinite(row[0] + row[1] + row[2])) {
                    cases.add(note, new SoftmaxCrossEntropy(), logits, Values.each(dtype, j -> j == 0 ? 1 : 0.25, 2, 3));
                }
            }
        }
    }

    private static void losses(Cases cases) {
        for (DType dtype : FLOATING) {
            for (int classes : new int[]{1, 2, 10, 100}) {
                Input logits = Values.normal(dtype, classes, 20, classes);
                cases.add("normal", new SoftmaxCrossEntropy(), logits, Values.probabilities(dtype, 1, 20, classes));
                cases.add("normal", new SparseSoftmaxCrossEntropy(), logits, Values.indices(2, classes, 20));
            }
            cases.add("many rows", new SoftmaxCrossEntropy(), Values.normal(dtype, 3, ROWS, CLASSES),
                    Values.probabilities(dtype, 4, ROWS, CLASSES));
            cases.add("many rows", new SparseSoftmaxCrossEntropy(), Values.normal(dtype, 3, ROWS, CLASSES),
                    Values.indices(4, CLASSES, ROWS));
            cases.add("no rows", new SoftmaxCrossEntropy(), Values.normal(dtype, 1, 0, 3), Values.normal(dtype, 1, 0, 3));
            cases.add("no rows", new SparseSoftmaxCrossEntropy(), Values.normal(dtype, 1, 0, 3), Values.indices(2, 3, 0));
            cases.add("one row", new SparseSoftmaxCrossEntropy(), Values.normal(dtype, 1, 5), Values.indices(2, 5));
            cases.add("three axes", new SparseSoftmaxCrossEntropy(), Values.normal(dtype, 1, 2, 3, 5),
                    Values.indices(2, 5, 2, 3));
            cases.add("sure and right", new SparseSoftmaxCrossEntropy(), Values.each(dtype, i -> i % 4 == 0 ? 50 : 0, 3, 4),
                    Input.of(0, 0, 0));
        }
    }

    private static void norms(Cases cases) {
        for (DType dtype : FLOATING) {
            cases.add("normal", new LayerNorm(1, 1e-3), Values.normal(dtype, 1, 4, 5, 65), Values.normal(dtype, 2, 65),
                    Values.normal(dtype, 3, 65));
            cases.add("normal", new LayerNorm(2, 1e-3), Values.normal(dtype, 1, 4, 5, 65), Values.normal(dtype, 2, 5, 65),
                    Values.normal(dtype, 3, 5, 65));
        }
        Input gamma = Values.normal(2, 33);
        Input beta = Values.normal(3, 33);
        cases.add("far from 0", new LayerNorm(1, 1e-5), Values.uniform(DType.FLOAT32, 1000, 1001, 1, 4, 33), gamma, beta);
        cases.add("all equal", new LayerNorm(1, 1e-3), Values.each(DType.FLOAT32, _ -> 3, 4, 33), gamma, beta);
        cases.add("small", new LayerNorm(1, 1e-12), Values.scaled(DType.FLOAT32, 1e-3, 1, 4, 33), gamma, beta);
        cases.add("one row", new LayerNorm(1, 1e-3), Values.normal(1, 33), gamma, beta);
        cases.add("no rows", new LayerNorm(1, 1e-3), Values.normal(1, 0, 33), gamma, beta);
    }
}
