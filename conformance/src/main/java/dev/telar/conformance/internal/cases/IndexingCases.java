package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Gather;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// Reading and adding at places that indices name.
public final class IndexingCases {

    private IndexingCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (DType dtype : DType.values()) {
            for (int axis = 0; axis < 3; axis++) {
                Input data = Values.typical(dtype, 1, 4, 5, 6);
                cases.add("typical", new Gather(axis), data, Values.indices(2, 4, 3, 2));
                cases.add("one index", new Gather(axis), data, Values.indices(2, 4));
                cases.add("no index", new Gather(axis), data, Values.indices(2, 4, 0));
                cases.add("the same index again and again", new Gather(axis), data, Values.each(DType.INT32, _ -> 3, 9));
            }
            cases.add("of a vector", new Gather(0), Values.typical(dtype, 1, 50), Values.indices(2, 50, 200));
            cases.add("of nothing, no index", new Gather(0), Values.typical(dtype, 1, 0, 3), Values.indices(2, 1, 0));
            cases.add("rows of nothing", new Gather(0), Values.typical(dtype, 1, 3, 0), Values.indices(2, 3, 5));
            cases.add("special values", new Gather(0), Values.special(dtype), Input.of(1, 0, 1));
        }
        cases.add("a table of embeddings", new Gather(0), Values.normal(1, 1000, 33), Values.indices(2, 1000, 8, 40));
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
            additions(dtype, cases);
        }
        cases.add("wraps around", new ScatterAdd(0), Input.of(Integer.MAX_VALUE, 1), Input.of(0, 0, 1),
                Input.of(1, 1, Integer.MAX_VALUE));
        cases.add("a table of embeddings", new ScatterAdd(0), Values.normal(1, 100, 33), Values.indices(2, 100, 8, 40),
                Values.normal(3, 8, 40, 33));
        return cases.list();
    }

    private static void additions(DType dtype, Cases cases) {
        for (int axis = 0; axis < 3; axis++) {
            Shape shape = Shape.of(4, 5, 6);
            cases.add("some indices twice", new ScatterAdd(axis), Values.typical(dtype, 1, shape.toArray()),
                    Values.indices(2, 4, 9),
                    Values.typical(dtype, 3, shape.with(axis, 9).toArray()));
            cases.add("no index", new ScatterAdd(axis), Values.typical(dtype, 1, shape.toArray()), Values.indices(2, 4, 0),
                    Values.typical(dtype, 3, shape.with(axis, 0).toArray()));
        }
        cases.add("a matrix of indices", new ScatterAdd(0), Values.typical(dtype, 1, 7, 2), Values.indices(2, 7, 3, 5),
                Values.typical(dtype, 3, 3, 5, 2));
        cases.add("one index", new ScatterAdd(1), Values.typical(dtype, 1, 2, 3), Values.indices(2, 3),
                Values.typical(dtype, 3, 2));
        cases.add("all to one place", new ScatterAdd(0), Values.typical(dtype, 1, 3), Values.each(DType.INT32, _ -> 1, 100),
                Values.typical(dtype, 3, 100));
        cases.add("rows of nothing", new ScatterAdd(0), Values.typical(dtype, 1, 3, 0), Values.indices(2, 3, 5),
                Values.typical(dtype, 3, 5, 0));
    }
}
