package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// Shapes that stretch to each other by NumPy's rule.
public final class BroadcastCases {

    private BroadcastCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (int[][] pair : Shapes.PAIRS) {
            for (BinaryKind kind : BinaryKind.values()) {
                DType dtype = BinaryCases.types(kind).getFirst();
                cases.add("typical", new Binary(kind), dtype == DType.FLOAT32
                        ? Values.positive(dtype, 1, pair[0])
                        : Values.typical(dtype, 1, pair[0]), BinaryCases.second(kind, dtype, 2, pair[1]));
            }
            for (DType dtype : List.of(DType.FLOAT64, DType.INT32, DType.UINT8)) {
                cases.add("typical", new Binary(BinaryKind.SUB), Values.typical(dtype, 1, pair[0]),
                        Values.typical(dtype, 2, pair[1]));
            }
            cases.add("typical", new Compare(CompareKind.LT), Values.normal(1, pair[0]), Values.normal(2, pair[1]));
            cases.add("typical", new Where(), Values.typical(DType.BOOL, 3, pair[1]), Values.normal(1, pair[0]),
                    Values.normal(2));
        }
        targets(cases);
        return cases.list();
    }

    private static void targets(Cases cases) {
        for (DType dtype : DType.values()) {
            cases.add("new axis", new BroadcastTo(Shape.of(5, 2, 3, 4)), Values.typical(dtype, 1, 2, 3, 4));
            cases.add("stretched", new BroadcastTo(Shape.of(2, 7, 4)), Values.typical(dtype, 1, 2, 1, 4));
            cases.add("stretched first and last", new BroadcastTo(Shape.of(3, 4, 5)), Values.typical(dtype, 1, 1, 4, 1));
            cases.add("scalar", new BroadcastTo(Shape.of(3, 3)), Values.typical(dtype, 1));
            cases.add("nothing", new BroadcastTo(Shape.of(2, 0, 4)), Values.typical(dtype, 1, 1, 4));
            cases.add("six axes", new BroadcastTo(Shape.of(2, 3, 2, 1, 2, 3)), Values.typical(dtype, 1, 1, 2, 1, 1, 3));
        }
    }
}
