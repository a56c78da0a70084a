package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.CumSum;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;

/// Sums, products and extremes along axes, and running sums.
public final class ReductionCases {

    private static final int[][] AXES = {{}, {0}, {1}, {2}, {3}, {0, 1}, {1, 2}, {2, 3}, {0, 2}, {1, 3}, {0, 3}, {0, 1, 2},
            {1, 2, 3}, {0, 1, 3}, {0, 1, 2, 3}};

    /// Around the lengths at which kernels change their ways.
    private static final int[] LENGTHS = {1, 2, 3, 31, 63, 64, 65, 127, 128, 129, 255, 257, 1000, 1023, 1025, 4097, 16383, 16384,
            16385, 100003};

    private ReductionCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (ReduceKind kind : ReduceKind.values()) {
            axes(kind, cases);
            lengths(kind, cases);
            special(kind, cases);
        }
        runningSums(cases);
        return cases.list();
    }

    private static Reduce over(ReduceKind kind, int... axes) {
        return new Reduce(kind, IntList.of(axes), false);
    }

    private static boolean isExtreme(ReduceKind kind) {
        return kind == ReduceKind.MAX || kind == ReduceKind.MIN;
    }

    private static void axes(ReduceKind kind, Cases cases) {
        for (int[] along : AXES) {
            for (boolean keep : new boolean[]{false, true}) {
                cases.add("normal", new Reduce(kind, IntList.of(along), keep), Values.normal(1, 2, 3, 5, 7));
            }
            cases.add("normal", over(kind, along), Values.normal(DType.FLOAT64, 1, 2, 3, 5, 7));
            cases.add("wraps around", over(kind, along), Values.whole(DType.INT32, -1 << 30, 1 << 30, 1, 2, 3, 5, 7));
            if (isExtreme(kind)) {
                cases.add("typical", over(kind, along), Values.typical(DType.UINT8, 1, 2, 3, 5, 7));
                cases.add("typical", over(kind, along), Values.typical(DType.BOOL, 1, 2, 3, 5, 7));
            }
        }
        cases.add("scalar", over(kind), Values.normal(1));
        cases.add("one element", over(kind, 0), Values.normal(1, 1));
        cases.add("six axes", over(kind, 1, 3, 5), Values.normal(1, 2, 3, 2, 3, 2, 3));
        cases.add("axes of size 1", over(kind, 0, 2), Values.normal(1, 1, 5, 1));
    }

    /// Products of factors near 1, so that they neither overflow nor vanish.
    private static Input factors(ReduceKind kind, int n, int... sizes) {
        return kind == ReduceKind.PROD
                ? Values.uniform(DType.FLOAT32, 1 - 1e-3, 1 + 1e-3, n, sizes)
                : Values.positive(DType.FLOAT32, n, sizes);
    }

    private static void lengths(ReduceKind kind, Cases cases) {
        for (int n : LENGTHS) {
            cases.add("all", over(kind, 0), factors(kind, n, n));
            if (n <= 5000) {
                cases.add("rows", over(kind, 1), factors(kind, n, 3, n));
                cases.add("columns", over(kind, 0), factors(kind, n, n, 3));
                cases.add("normal rows", over(kind, 1), Values.normal(n, 5, n));
            }
        }
        cases.add("many columns", over(kind, 0), factors(kind, 5, 7, 5000));
        cases.add("many rows", over(kind, 1), factors(kind, 5, 5000, 7));
    }

    private static void special(ReduceKind kind, Cases cases) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            cases.add("NaN and infinities among others", over(kind, 0), Values.special(dtype));
            cases.add("each by itself", over(kind, 1), Values.specialColumn(dtype));
            if (isExtreme(kind)) {
                cases.add("NaN first, in the middle and last", over(kind, 1), withNaN(dtype));
                cases.add("zeros of both signs", over(kind, 1),
                        Values.each(dtype, i -> new double[]{-0.0, 0.0, 0.0, -0.0, -0.0, -0.0}[i], 3, 2));
            } else {
                cases.add("subnormal numbers", over(kind, 0), Values.each(dtype, i -> i == 0 ? 1e-40 : i == 1 ? 3e-41 : 1, 2));
            }
        }
        cases.add("infinities", over(kind, 1), Input.of(Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY, 1,
                Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY).shaped(3, 2));
        if (!isExtreme(kind)) {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
                cases.add("of nothing", over(kind, 0), Values.typical(dtype, 1, 0, 4));
                cases.add("of nothing", over(kind, 0, 1), Values.typical(dtype, 1, 3, 0));
            }
        }
        for (DType dtype : isExtreme(kind) ? DType.values() : new DType[]{DType.FLOAT32, DType.FLOAT64, DType.INT32}) {
            cases.add("no rows", over(kind, 1), Values.typical(dtype, 1, 0, 4));
        }
    }

    /// Rows with a NaN at each of their places, and one without.
    private static Input withNaN(DType dtype) {
        int n = 70;
        return Values.each(dtype, i -> i / n == i % n ? Double.NaN : i % 7 - 3, n + 1, n);
    }

    private static void runningSums(Cases cases) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
            for (int axis = 0; axis < 3; axis++) {
                cases.add("typical", new CumSum(axis), Values.typical(dtype, 1, 4, 5, 7));
            }
            cases.add("nothing", new CumSum(0), Values.typical(dtype, 1, 0, 3));
            cases.add("nothing", new CumSum(1), Values.typical(dtype, 1, 3, 0));
            cases.add("one element", new CumSum(0), Values.typical(dtype, 1, 1));
        }
        cases.add("wraps around", new CumSum(0), Values.whole(DType.INT32, 1 << 29, 1 << 30, 1, 40));
        cases.add("long", new CumSum(0), Values.positive(DType.FLOAT32, 1, 10001));
        cases.add("NaN in the middle", new CumSum(0), Input.of(1f, 2f, Float.NaN, 3f));
        cases.add("infinities", new CumSum(0), Input.of(1f, Float.POSITIVE_INFINITY, 2f, Float.NEGATIVE_INFINITY, 3f));
    }
}
