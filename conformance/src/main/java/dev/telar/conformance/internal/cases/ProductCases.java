package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.MatMul;
import dev.telar.shape.DType;

/// Products of matrices.
public final class ProductCases {

    /// Rows, columns, and what is added up.
    private static final int[][] SIZES = {{1, 1, 1}, {2, 3, 4}, {5, 7, 3}, {16, 16, 16}, {17, 33, 31}, {64, 65, 63},
            {128, 10, 100},
            {1, 50, 70}, {50, 1, 70}, {50, 70, 1}, {3, 4, 0}, {0, 4, 3}, {4, 0, 3}, {0, 0, 0}, {13, 97, 700}, {100, 33, 129}};

    private static final int[][] FEW = {{2, 3, 4}, {17, 33, 31}, {3, 4, 0}, {0, 4, 3}};

    private static final int[][][] BATCHES = {{{3, 4, 5}, {5, 6}}, {{4, 5}, {3, 5, 6}}, {{2, 1, 4, 5}, {3, 5, 6}},
            {{2, 3, 4, 5}, {2, 3, 5, 6}}, {{1, 4, 5}, {7, 5, 6}}, {{0, 4, 5}, {5, 6}}, {{0, 4, 5}, {0, 5, 6}},
            {{2, 4, 0}, {2, 0, 3}},
            {{2, 1, 2, 1, 3, 4}, {1, 2, 1, 2, 4, 2}}};

    private ProductCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (boolean a : new boolean[]{false, true}) {
            for (boolean b : new boolean[]{false, true}) {
                MatMul op = new MatMul(a, b);
                for (int[] size : SIZES) {
                    add("normal", op, DType.FLOAT32, new int[]{size[0], size[2]}, new int[]{size[2], size[1]}, cases);
                }
                for (int[] size : FEW) {
                    add("normal", op, DType.FLOAT64, new int[]{size[0], size[2]}, new int[]{size[2], size[1]}, cases);
                }
                for (int[][] batch : BATCHES) {
                    add("batches", op, DType.FLOAT32, batch[0], batch[1], cases);
                }
                add("batches", op, DType.FLOAT64, BATCHES[2][0], BATCHES[2][1], cases);
            }
        }
        special(cases);
        return cases.list();
    }

    /// @param left the shape of the first factor before it is transposed
    private static void add(String note, MatMul op, DType dtype, int[] left, int[] right, Cases cases) {
        cases.add(note, op, Values.normal(dtype, 1, stored(left, op.transposeA())),
                Values.normal(dtype, 2, stored(right, op.transposeB())));
    }

    private static int[] stored(int[] sizes, boolean transposed) {
        int[] result = sizes.clone();
        if (transposed) {
            int last = sizes.length - 1;
            result[last] = sizes[last - 1];
            result[last - 1] = sizes[last];
        }
        return result;
    }

    private static void special(Cases cases) {
        MatMul op = new MatMul(false, false);
        cases.add("large", op, Values.normal(1, 200, 300), Values.normal(2, 300, 250));
        cases.add("many terms of one sign", op, Values.positive(DType.FLOAT32, 1, 2, 5000),
                Values.positive(DType.FLOAT32, 2, 5000, 2));
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            double nan = Double.NaN;
            double inf = Double.POSITIVE_INFINITY;
            cases.add("NaN and infinities", op, Values.each(dtype, i -> new double[]{1, nan, inf, 1, 0, 1}[i], 3, 2),
                    Values.each(dtype, i -> new double[]{1, 0, -1, 2, -inf, 3}[i], 2, 3));
            double tiny = dtype == DType.FLOAT32 ? 1e-40 : 1e-310;
            cases.add("subnormal factors and results", op, Values.each(dtype, i -> (i + 1) * tiny, 2, 3),
                    Values.each(dtype, i -> i + 1, 3, 2));
            cases.add("subnormal results", op, Values.each(dtype, i -> (i + 1) * Math.sqrt(tiny), 2, 3),
                    Values.each(dtype, i -> (i + 1) * Math.sqrt(tiny), 3, 2));
        }
    }
}
