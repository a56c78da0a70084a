package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;

/// Comparisons, and the choice that follows.
public final class ComparisonCases {

    private ComparisonCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (CompareKind kind : CompareKind.values()) {
            Compare op = new Compare(kind);
            for (DType dtype : DType.values()) {
                cases.add("typical", op, Values.typical(dtype, 1, 6, 11), Values.typical(dtype, 2, 6, 11));
                cases.add("equal", op, Values.typical(dtype, 1, 6, 11), Values.typical(dtype, 1, 6, 11));
                cases.add("ties", op, Values.ties(dtype, 1, 6, 11), Values.ties(dtype, 2, 6, 11));
                cases.add("all pairs of special values", op, Values.specialColumn(dtype), Values.special(dtype));
                cases.add("nothing", op, Values.typical(dtype, 1, 0, 4), Values.typical(dtype, 1, 0, 4));
            }
            for (int[] shape : Shapes.ANY) {
                cases.add("normal", op, Values.normal(1, shape), Values.normal(2, shape));
            }
        }
        choices(cases);
        return cases.list();
    }

    private static void choices(Cases cases) {
        Where op = new Where();
        for (DType dtype : DType.values()) {
            Input condition = Values.typical(DType.BOOL, 3, 6, 11);
            cases.add("typical", op, condition, Values.typical(dtype, 1, 6, 11), Values.typical(dtype, 2, 6, 11));
            cases.add("a condition a row", op, Values.typical(DType.BOOL, 3, 6, 1), Values.typical(dtype, 1, 11),
                    Values.typical(dtype, 2));
            cases.add("one condition", op, Values.typical(DType.BOOL, 3), Values.typical(dtype, 1, 6, 11),
                    Values.typical(dtype, 2, 6, 11));
            cases.add("scalars", op, condition, Values.typical(dtype, 1), Values.typical(dtype, 2));
            cases.add("nothing", op, Values.typical(DType.BOOL, 3, 0, 2), Values.typical(dtype, 1, 0, 2),
                    Values.typical(dtype, 2));
            int n = Values.special(dtype).spec().shape().count();
            cases.add("special values not chosen", op, Values.typical(DType.BOOL, 3, n), Values.special(dtype),
                    Values.typical(dtype, 1, n));
        }
        cases.add("many", op, Values.typical(DType.BOOL, 3, 40001), Values.normal(1, 40001), Values.normal(2, 40001));
    }
}
