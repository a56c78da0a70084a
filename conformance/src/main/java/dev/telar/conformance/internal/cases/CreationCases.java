package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Full;
import dev.telar.op.Iota;
import dev.telar.op.RandomBits;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// Values out of attributes, and random bits.
public final class CreationCases {

    /// Beyond 2²⁴, where FLOAT32 no longer holds every integer.
    private static final int BEYOND_FLOAT32 = (1 << 24) + 1;

    private CreationCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (DType dtype : DType.values()) {
            for (int[] shape : Shapes.ANY) {
                cases.add("one", new Full(Shape.of(shape), dtype, 1));
            }
            cases.add("zero", new Full(Shape.of(3, 5), dtype, 0));
        }
        for (double value : new double[]{-0.0, 0.1, -1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-40,
                1e300,
                Float.MIN_VALUE}) {
            cases.add("value", new Full(Shape.of(5), DType.FLOAT32, value));
            cases.add("value", new Full(Shape.of(5), DType.FLOAT64, value));
        }
        for (int value : new int[]{-1, BEYOND_FLOAT32, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            cases.add("value", new Full(Shape.of(5), DType.INT32, value));
        }
        cases.add("value", new Full(Shape.of(5), DType.UINT8, 255));
        iotas(cases);
        random(cases);
        return cases.list();
    }

    private static void iotas(Cases cases) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.UINT8)) {
            for (int axis = 0; axis < 3; axis++) {
                cases.add("of three axes", new Iota(Shape.of(3, 4, 5), axis, dtype));
            }
            cases.add("nothing", new Iota(Shape.of(0), 0, dtype));
            cases.add("nothing", new Iota(Shape.of(4, 0), 0, dtype));
        }
        cases.add("wraps around at 256", new Iota(Shape.of(300), 0, DType.UINT8));
    }

    private static void random(Cases cases) {
        Input key = Input.of(0xa4093822, 0x299f31d0);
        Input counter = Input.of(0x13198a2e, 0x03707344);
        for (int[] shape : Shapes.ANY) {
            cases.add("Philox", new RandomBits(Shape.of(shape)), key, counter);
        }
        cases.add("key and counter 0", new RandomBits(Shape.of(9)), Input.of(0, 0), Input.of(0, 0));
        cases.add("key and counter -1", new RandomBits(Shape.of(9)), Input.of(-1, -1), Input.of(-1, -1));
    }
}
