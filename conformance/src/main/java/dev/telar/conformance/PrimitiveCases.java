package dev.telar.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.telar.op.ArgReduce;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.CumSum;
import dev.telar.op.Full;
import dev.telar.op.HostArray;
import dev.telar.op.Iota;
import dev.telar.op.MatMul;
import dev.telar.op.RandomBits;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Sort;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The cases of creation, elementwise functions, reductions and products.
final class PrimitiveCases {

    /// Shapes with tails, single elements and nothing.
    private static final int[][] SHAPES = {{}, {0}, {1}, {7}, {64}, {65}, {3, 5}, {2, 0, 3}, {2, 3, 4, 5}, {40000}};

    /// Pairs that broadcast.
    private static final int[][][] PAIRS = {{{4}, {}}, {{}, {4}}, {{3, 4}, {4}}, {{3, 1}, {4}}, {{3, 1}, {1, 4}},
            {{2, 3, 4}, {3, 1}}, {{2, 1, 4}, {3, 4}},
            {{1, 1}, {5, 6}}, {{0, 3}, {1, 3}}, {{130, 70}, {130, 1}}, {{2, 1, 3, 1}, {5, 1, 7}}};

    private PrimitiveCases() {}

    static List<Case> elementwise() {
        List<Case> cases = new ArrayList<>();
        for (UnaryKind kind : UnaryKind.values()) {
            if (kind == UnaryKind.NOT) {
                for (DType dtype : List.of(DType.BOOL, DType.INT32, DType.UINT8)) {
                    cases.add(Case.of("random", new Unary(kind), Values.of(dtype, 5, 9, 7)));
                }
                continue;
            }
            for (int[] shape : SHAPES) {
                cases.add(Case.of("random", new Unary(kind), Values.normal(1, shape)));
                cases.add(Case.of("positive", new Unary(kind), Values.positive(2, shape)));
            }
            cases.add(Case.of("special", new Unary(kind), Values.special()));
            cases.add(Case.of("double", new Unary(kind), Values.doubles(Values.positive(3, 4, 9))));
        }
        for (UnaryKind kind : List.of(UnaryKind.NEG, UnaryKind.ABS, UnaryKind.SIGN)) {
            cases.add(Case.of("edges", new Unary(kind),
                    HostArray.of(Shape.of(5), new int[]{Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE})));
        }
        for (BinaryKind kind : BinaryKind.values()) {
            binary(kind, cases);
        }
        for (DType from : DType.values()) {
            for (DType to : DType.values()) {
                cases.add(Case.of("to " + to, new Cast(to), Values.of(from, 6, 5, 13)));
            }
        }
        for (DType to : List.of(DType.FLOAT64, DType.INT32, DType.UINT8, DType.BOOL)) {
            cases.add(Case.of("special", new Cast(to), Values.special()));
        }
        return cases;
    }

    private static void binary(BinaryKind kind, List<Case> cases) {
        Binary op = new Binary(kind);
        boolean bits = switch (kind) {
            case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
            default -> false;
        };
        if (!bits) {
            for (int[] shape : SHAPES) {
                cases.add(Case.of("random", op, Values.normal(1, shape), Values.normal(2, shape)));
            }
            for (int[][] pair : PAIRS) {
                cases.add(Case.of("broadcast", op, Values.positive(1, pair[0]), Values.normal(2, pair[1])));
            }
            cases.add(Case.of("special", op, Values.specialRows(), Values.special()));
            cases.add(Case.of("double", op, Values.doubles(Values.normal(1, 33)), Values.doubles(Values.normal(2, 33))));
        }
        if (kind != BinaryKind.POW && kind != BinaryKind.ATAN2) {
            HostArray divisors = Values.ints(8, 9, 4, 31);
            for (int i = 0; i < divisors.ints().length; i++) {
                divisors.ints()[i] = divisors.ints()[i] == 0 ? 3 : divisors.ints()[i];
            }
            cases.add(Case.of("integers", op, Values.ints(7, 1 << 30, 4, 31), divisors));
            cases.add(Case.of("broadcast integers", op, Values.ints(7, 1 << 30, 4, 1), divisors));
        }
        if (kind == BinaryKind.AND || kind == BinaryKind.OR || kind == BinaryKind.XOR) {
            cases.add(Case.of("booleans", op, Values.bytes(1, DType.BOOL, 50), Values.bytes(2, DType.BOOL, 50)));
            cases.add(Case.of("bytes", op, Values.bytes(1, DType.UINT8, 50), Values.bytes(2, DType.UINT8, 50)));
        }
    }

    static List<Case> comparisons() {
        List<Case> cases = new ArrayList<>();
        for (CompareKind kind : CompareKind.values()) {
            Compare op = new Compare(kind);
            cases.add(Case.of("special", op, Values.specialRows(), Values.special()));
            for (DType dtype : DType.values()) {
                cases.add(Case.of("random", op, Values.of(dtype, 1, 6, 11), Values.of(dtype, 2, 11)));
                cases.add(Case.of("same", op, Values.of(dtype, 1, 6, 11), Values.of(dtype, 1, 6, 11)));
            }
            for (int[][] pair : PAIRS) {
                cases.add(Case.of("broadcast", op, Values.normal(1, pair[0]), Values.normal(2, pair[1])));
            }
        }
        for (DType dtype : DType.values()) {
            cases.add(Case.of("random", new Where(), Values.bytes(3, DType.BOOL, 6, 11), Values.of(dtype, 1, 6, 11),
                    Values.of(dtype, 2, 6, 11)));
            cases.add(Case.of("broadcast", new Where(), Values.bytes(3, DType.BOOL, 6, 1), Values.of(dtype, 1, 11),
                    Values.of(dtype, 2)));
        }
        cases.add(
                Case.of("NaN not chosen", new Where(), Values.bytes(3, DType.BOOL, 28), Values.special(), Values.normal(1, 28)));
        return cases;
    }

    static List<Case> reductions() {
        List<Case> cases = new ArrayList<>();
        int[][] axes = {{}, {0}, {1}, {2}, {3}, {0, 1}, {1, 2}, {2, 3}, {0, 2}, {1, 3}, {0, 3}, {0, 1, 2}, {1, 2, 3}, {0, 1, 3},
                {0, 1, 2, 3}};
        for (ReduceKind kind : ReduceKind.values()) {
            for (int[] along : axes) {
                for (boolean keep : new boolean[]{false, true}) {
                    cases.add(Case.sum("of four axes", new Reduce(kind, IntList.of(along), keep), 210,
                            Values.normal(1, 2, 3, 5, 7)));
                }
                cases.add(Case.sum("of integers", new Reduce(kind, IntList.of(along), false), 210,
                        Values.ints(1, 100000, 2, 3, 5, 7)));
                cases.add(Case.sum("of doubles", new Reduce(kind, IntList.of(along), false), 210,
                        Values.doubles(Values.normal(1, 2, 3, 5, 7))));
            }
            for (int n : new int[]{1, 2, 63, 64, 65, 127, 128, 129, 1000, 16384, 16385, 100003}) {
                cases.add(Case.sum("of " + n, new Reduce(kind, IntList.of(0), false), n, Values.positive(n, n)));
                cases.add(Case.sum("of rows of " + n % 1000, new Reduce(kind, IntList.of(1), false), n % 1000,
                        Values.normal(n, 3, n % 1000 + 1)));
                cases.add(Case.sum("of columns of " + n % 1000, new Reduce(kind, IntList.of(0), false), n % 1000,
                        Values.normal(n, n % 1000 + 1, 3)));
            }
            if (kind == ReduceKind.SUM || kind == ReduceKind.PROD) {
                cases.add(Case.of("of nothing", new Reduce(kind, IntList.of(0), false), Values.normal(1, 0, 4)));
            } else {
                cases.add(Case.of("with NaN", new Reduce(kind, IntList.of(0), false), Values.special()));
                cases.add(Case.of("of booleans", new Reduce(kind, IntList.of(1), false), Values.bytes(1, DType.BOOL, 20, 3)));
                cases.add(Case.of("of bytes", new Reduce(kind, IntList.of(1), false), Values.bytes(1, DType.UINT8, 20, 3)));
            }
        }
        cases.add(Case.sum("of ten million", new Reduce(ReduceKind.SUM, IntList.of(0), false), 10_000_000,
                Values.positive(1, 10_000_000)));
        for (boolean largest : new boolean[]{true, false}) {
            for (int axis = 0; axis < 3; axis++) {
                cases.add(Case.of("random", new ArgReduce(largest, axis, false), Values.normal(1, 4, 5, 6)));
                cases.add(Case.of("ties", new ArgReduce(largest, axis, true), Values.ints(1, 2, 4, 5, 6)));
                cases.add(Case.of("bytes", new ArgReduce(largest, axis, false), Values.bytes(1, DType.UINT8, 4, 5, 6)));
            }
            cases.add(Case.of("special", new ArgReduce(largest, 0, false), Values.special()));
            cases.add(Case.of("signed zeros", new ArgReduce(largest, 0, false),
                    HostArray.of(Shape.of(3), new float[]{-0f, 0f, -0f})));
        }
        for (int axis = 0; axis < 3; axis++) {
            cases.add(Case.sum("random", new CumSum(axis), 7, Values.normal(1, 4, 5, 7)));
            cases.add(Case.sum("integers", new CumSum(axis), 7, Values.ints(1, 1 << 30, 4, 5, 7)));
            for (boolean descending : new boolean[]{true, false}) {
                cases.add(Case.of("random", new Sort(axis, descending), Values.normal(1, 4, 5, 7)));
                cases.add(Case.of("ties", new Sort(axis, descending), Values.ints(1, 3, 4, 5, 7)));
            }
        }
        cases.add(Case.of("special", new Sort(0, false), Values.special()));
        cases.add(Case.of("special", new Sort(0, true), Values.special()));
        return cases;
    }

    static List<Case> products() {
        List<Case> cases = new ArrayList<>();
        int[][] sizes = {{1, 1, 1}, {2, 3, 4}, {5, 7, 3}, {16, 16, 16}, {17, 33, 31}, {64, 65, 63}, {128, 10, 100}, {1, 50, 70},
                {50, 1, 70}, {3, 4, 0}, {0, 4, 3},
                {4, 0, 3}, {13, 97, 700}, {100, 33, 129}};
        for (int[] size : sizes) {
            for (boolean a : new boolean[]{false, true}) {
                for (boolean b : new boolean[]{false, true}) {
                    int[] left = a ? new int[]{size[2], size[0]} : new int[]{size[0], size[2]};
                    int[] right = b ? new int[]{size[1], size[2]} : new int[]{size[2], size[1]};
                    MatMul op = new MatMul(a, b);
                    cases.add(Case.sum("random", op, size[2], Values.normal(1, left), Values.normal(2, right)));
                    cases.add(Case.sum("double", op, size[2], Values.doubles(Values.normal(1, left)),
                            Values.doubles(Values.normal(2, right))));
                }
            }
        }
        int[][][] batches = {{{3, 4, 5}, {5, 6}}, {{4, 5}, {3, 5, 6}}, {{2, 1, 4, 5}, {3, 5, 6}}, {{2, 3, 4, 5}, {2, 3, 5, 6}},
                {{0, 4, 5}, {5, 6}}};
        for (int[][] batch : batches) {
            cases.add(Case.sum("batches", new MatMul(false, false), 5, Values.normal(1, batch[0]), Values.normal(2, batch[1])));
        }
        return cases;
    }

    static List<Case> creations() {
        List<Case> cases = new ArrayList<>();
        for (DType dtype : DType.values()) {
            for (int[] shape : SHAPES) {
                cases.add(Case.of("one", new Full(Shape.of(shape), dtype, 1)));
            }
            if (dtype != DType.BOOL) {
                for (int axis = 0; axis < 3; axis++) {
                    cases.add(Case.of("axis " + axis, new Iota(Shape.of(3, 4, 5), axis, dtype)));
                }
            }
        }
        HostArray key = HostArray.of(Shape.of(2), new int[]{0xa4093822, 0x299f31d0});
        HostArray counter = HostArray.of(Shape.of(2), new int[]{0x13198a2e, 0x03707344});
        for (int[] shape : SHAPES) {
            cases.add(Case.of("Philox", new RandomBits(Shape.of(shape)), key, counter));
        }
        return cases;
    }

    /// Each type, to be brought there and back.
    static List<HostArray> transfers() {
        List<HostArray> arrays = new ArrayList<>();
        for (DType dtype : DType.values()) {
            for (int[] shape : SHAPES) {
                arrays.add(Values.of(dtype, 4, shape));
            }
        }
        arrays.add(Values.special());
        arrays.add(HostArray.allocate(new TensorSpec(Shape.of(1000, 1000), DType.FLOAT32)));
        return arrays;
    }
}
