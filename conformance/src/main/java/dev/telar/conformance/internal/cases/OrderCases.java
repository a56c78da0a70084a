package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.ArgReduce;
import dev.telar.op.Sort;
import dev.telar.op.TopK;
import dev.telar.shape.DType;

/// What depends on the order of elements: the place of the greatest and the smallest, sorting, the k greatest.
public final class OrderCases {

    private OrderCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (DType dtype : DType.values()) {
            for (boolean flag : new boolean[]{true, false}) {
                for (int axis = 0; axis < 3; axis++) {
                    cases.add("typical", new ArgReduce(flag, axis, false), Values.typical(dtype, 1, 4, 5, 6));
                    cases.add("ties, the first one wins", new ArgReduce(flag, axis, true), Values.ties(dtype, 1, 4, 5, 6));
                    cases.add("typical", new Sort(axis, flag), Values.typical(dtype, 1, 4, 5, 7));
                    cases.add("ties keep their order", new Sort(axis, flag), Values.ties(dtype, 1, 4, 5, 7));
                }
                cases.add("all equal", new ArgReduce(flag, 0, false), Values.each(dtype, _ -> 1, 65));
                cases.add("no rows", new ArgReduce(flag, 1, false), Values.typical(dtype, 1, 0, 3));
                cases.add("edges", new ArgReduce(flag, 0, false), Values.special(dtype));
                cases.add("edges", new Sort(0, flag), Values.special(dtype));
                cases.add("all equal", new Sort(0, flag), Values.each(dtype, _ -> 1, 65));
                cases.add("nothing", new Sort(1, flag), Values.typical(dtype, 1, 2, 0));
                cases.add("one element", new Sort(0, flag), Values.typical(dtype, 1, 1));
                cases.add("long", new Sort(0, flag), Values.typical(dtype, 1, 1000));
            }
        }
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            for (boolean flag : new boolean[]{true, false}) {
                floating(dtype, flag, cases);
            }
        }
        greatest(cases);
        return cases.list();
    }

    private static void floating(DType dtype, boolean flag, Cases cases) {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        double[][] rows = {{1, nan, 2, nan, 0}, {nan, 1, 2, 3, 4}, {1, 2, 3, 4, nan}, {nan, nan, nan, nan, nan},
                {-inf, inf, -inf, inf, 0}, {-inf, -inf, -inf, -inf, -inf}, {-0.0, 0.0, -0.0, 0.0, -0.0},
                {0.0, -0.0, 1e-45, -1e-45, 0}};
        Input input = Values.each(dtype, i -> rows[i / 5][i % 5], rows.length, 5);
        cases.add("NaN, infinities and zeros of both signs", new ArgReduce(flag, 1, false), input);
        cases.add("NaN, infinities and zeros of both signs", new Sort(1, flag), input);
        cases.add("long rows", new ArgReduce(flag, 1, false), Values.normal(dtype, 1, 3, 4099));
        cases.add("long columns", new ArgReduce(flag, 0, false), Values.normal(dtype, 1, 4099, 3));
        cases.add("the extreme comes twice, far apart", new ArgReduce(flag, 0, false),
                Values.each(dtype, i -> i == 900 || i == 4000 ? flag ? 5 : -5 : i % 3, 5000));
    }

    private static void greatest(Cases cases) {
        for (DType dtype : DType.values()) {
            for (int k : new int[]{0, 1, 3, 7}) {
                cases.add("of seven", new TopK(k), Values.typical(dtype, 1, 5, 7));
            }
            cases.add("ties, the first one wins", new TopK(5), Values.ties(dtype, 1, 4, 9));
        }
        cases.add("NaN is the greatest", new TopK(3), Input.of(1, Float.NaN, 3, Float.NaN, Float.POSITIVE_INFINITY, -0f, 0f));
        cases.add("long", new TopK(10), Values.normal(1, 3, 1000));
    }
}
