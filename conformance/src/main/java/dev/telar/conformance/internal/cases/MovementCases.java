package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Concat;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reshape;
import dev.telar.op.Reverse;
import dev.telar.op.Slice;
import dev.telar.op.StopGradient;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// What moves elements and leaves them as they are.
public final class MovementCases {

    private MovementCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (DType dtype : DType.values()) {
            reshapes(dtype, cases);
            permutations(dtype, cases);
            slices(dtype, cases);
            pads(dtype, cases);
            joins(dtype, cases);
            for (int[] axes : new int[][]{{}, {0}, {1}, {2}, {0, 2}, {0, 1, 2}}) {
                cases.add("typical", new Reverse(IntList.of(axes)), Values.typical(dtype, 1, 2, 3, 4));
            }
            cases.add("nothing", new Reverse(IntList.of(0, 1)), Values.typical(dtype, 1, 0, 4));
            cases.add("long rows", new Reverse(IntList.of(1)), Values.typical(dtype, 1, 3, 1025));
            cases.add("special values", new Reverse(IntList.of(0)), Values.special(dtype));
            cases.add("typical", new StopGradient(), Values.typical(dtype, 1, 5, 7));
        }
        return cases.list();
    }

    private static void reshapes(DType dtype, Cases cases) {
        Input x = Values.typical(dtype, 1, 2, 3, 4);
        for (int[] shape : new int[][]{{24}, {4, 1, 6}, {2, 12}, {1, 2, 1, 3, 2, 2}}) {
            cases.add("typical", new Reshape(Shape.of(shape)), x);
        }
        cases.add("nothing", new Reshape(Shape.of(0, 5)), Values.typical(dtype, 1, 3, 0));
        cases.add("to a scalar", new Reshape(Shape.scalar()), Values.typical(dtype, 1, 1, 1));
        cases.add("from a scalar", new Reshape(Shape.of(1, 1)), Values.typical(dtype, 1));
        cases.add("special values", new Reshape(Values.special(dtype).spec().shape().inserted(0, 1)), Values.special(dtype));
    }

    private static void permutations(DType dtype, Cases cases) {
        for (int[] order : new int[][]{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            cases.add("typical", new Permute(IntList.of(order)), Values.typical(dtype, 1, 2, 3, 4));
            cases.add("larger than a block", new Permute(IntList.of(order)), Values.typical(dtype, 2, 17, 33, 20));
        }
        cases.add("six axes", new Permute(IntList.of(5, 0, 4, 1, 3, 2)), Values.typical(dtype, 1, 2, 3, 1, 4, 2, 3));
        cases.add("four axes", new Permute(IntList.of(0, 3, 1, 2)), Values.typical(dtype, 1, 2, 3, 4, 5));
        cases.add("nothing", new Permute(IntList.of(1, 0)), Values.typical(dtype, 1, 0, 4));
        cases.add("scalar", new Permute(IntList.of()), Values.typical(dtype, 1));
        cases.add("special values", new Permute(IntList.of(1, 0)), Values.specialColumn(dtype));
    }

    private static void slices(DType dtype, Cases cases) {
        Input x = Values.typical(dtype, 1, 2, 3, 4);
        for (int step = 1; step < 4; step++) {
            cases.add("typical", new Slice(IntList.of(0, 1, 1), IntList.of(2, 3, 4), IntList.of(1, 1, step)), x);
            cases.add("every third column", new Slice(IntList.of(1, 0), IntList.of(30, 70), IntList.of(step, 3)),
                    Values.typical(dtype, 3, 31, 70));
            cases.add("rows alone", new Slice(IntList.of(2, 0), IntList.of(31, 70), IntList.of(step, 1)),
                    Values.typical(dtype, 3, 31, 70));
        }
        cases.add("all", new Slice(IntList.of(0, 0, 0), IntList.of(2, 3, 4), IntList.of(1, 1, 1)), x);
        cases.add("one element", new Slice(IntList.of(1, 2, 3), IntList.of(2, 3, 4), IntList.of(1, 1, 1)), x);
        cases.add("a step beyond the end", new Slice(IntList.of(0, 1, 0), IntList.of(2, 3, 4), IntList.of(9, 9, 9)), x);
        cases.add("nothing", new Slice(IntList.of(1, 0, 0), IntList.of(1, 3, 4), IntList.of(1, 1, 1)), x);
        cases.add("nothing at the end", new Slice(IntList.of(0, 0, 4), IntList.of(2, 3, 4), IntList.of(1, 1, 2)), x);
        cases.add("six axes", new Slice(IntList.of(0, 1, 0, 0, 1, 0), IntList.of(2, 3, 1, 4, 2, 3), IntList.of(1, 2, 1, 2, 1, 2)),
                Values.typical(dtype, 1, 2, 3, 1, 4, 2, 3));
        cases.add("special values", new Slice(IntList.of(1), IntList.of(2), IntList.of(1)), Values.special(dtype));
    }

    private static void pads(DType dtype, Cases cases) {
        Input x = Values.typical(dtype, 1, 2, 3, 4);
        cases.add("around", new Pad(IntList.of(1, 0, 2), IntList.of(0, 3, 1), IntList.of(0, 0, 0), 1), x);
        cases.add("between", new Pad(IntList.of(0, 1, 0), IntList.of(2, 0, 0), IntList.of(1, 2, 3), 0), x);
        cases.add("around and between", new Pad(IntList.of(1, 1, 1), IntList.of(2, 2, 2), IntList.of(1, 1, 1), 1), x);
        cases.add("not at all", new Pad(IntList.of(0, 0, 0), IntList.of(0, 0, 0), IntList.of(0, 0, 0), 1), x);
        cases.add("nothing", new Pad(IntList.of(2, 1), IntList.of(1, 0), IntList.of(1, 1), 1), Values.typical(dtype, 1, 0, 3));
        cases.add("scalar", new Pad(IntList.of(), IntList.of(), IntList.of(), 1), Values.typical(dtype, 1));
        cases.add("special values", new Pad(IntList.of(1), IntList.of(1), IntList.of(1), 0), Values.special(dtype));
        if (dtype.isFloating()) {
            for (double value : new double[]{-0.0, 0.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
                cases.add("value", new Pad(IntList.of(1, 0, 0), IntList.of(0, 0, 1), IntList.of(0, 1, 0), value), x);
            }
        }
        if (dtype == DType.INT32) {
            cases.add("value", new Pad(IntList.of(1, 0, 0), IntList.of(0, 0, 1), IntList.of(0, 1, 0), (1 << 24) + 1), x);
        }
    }

    private static void joins(DType dtype, Cases cases) {
        Input x = Values.typical(dtype, 1, 2, 3, 4);
        for (int axis = 0; axis < 3; axis++) {
            cases.add("three", new Concat(axis), x, Values.typical(dtype, 2, 2, 3, 4), Values.typical(dtype, 3, 2, 3, 4));
        }
        cases.add("one", new Concat(1), x);
        cases.add("uneven, one empty", new Concat(1), x, Values.typical(dtype, 2, 2, 5, 4), Values.typical(dtype, 3, 2, 0, 4));
        cases.add("nothing", new Concat(0), Values.typical(dtype, 1, 0, 4), Values.typical(dtype, 1, 0, 4));
        Input[] many = new Input[20];
        for (int i = 0; i < many.length; i++) {
            many[i] = Values.typical(dtype, i, 2, 1);
        }
        cases.add("twenty", new Concat(1), many);
        cases.add("special values", new Concat(0), Values.special(dtype), Values.special(dtype));
    }
}
