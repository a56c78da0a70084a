package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;

/// Functions of one element.
public final class UnaryCases {

    private UnaryCases() {}

    /// Typical numbers in all shapes.
    public static List<Case> typical() {
        Cases cases = new Cases();
        for (UnaryKind kind : UnaryKind.values()) {
            Unary op = new Unary(kind);
            if (kind == UnaryKind.NOT) {
                continue;
            }
            for (int[] shape : Shapes.ANY) {
                cases.add("normal", op, Values.normal(1, shape));
            }
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                cases.add("positive", op, Values.positive(dtype, 2, 4, 33));
                cases.add("-30 to 30", op, Values.range(dtype, -30, 30, 1201));
                cases.add("-1 to 1", op, Values.range(dtype, -1, 1, 401));
            }
        }
        for (DType dtype : List.of(DType.BOOL, DType.INT32, DType.UINT8)) {
            cases.add("typical", new Unary(UnaryKind.NOT), Values.typical(dtype, 3, 5, 9, 7));
            cases.add("nothing", new Unary(UnaryKind.NOT), Values.typical(dtype, 3, 0, 7));
        }
        for (UnaryKind kind : List.of(UnaryKind.NEG, UnaryKind.ABS, UnaryKind.SIGN)) {
            cases.add("typical", new Unary(kind), Values.typical(DType.INT32, 3, 5, 9, 7));
        }
        return cases.list();
    }

    /// Zeros, NaN, infinities, subnormals, every exponent, halves and the edges of integers.
    public static List<Case> special() {
        Cases cases = new Cases();
        for (UnaryKind kind : UnaryKind.values()) {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                if (kind != UnaryKind.NOT) {
                    cases.add("special", new Unary(kind), Values.special(dtype));
                    cases.add("every exponent", new Unary(kind), Values.everyExponent(dtype));
                }
            }
        }
        for (UnaryKind kind : List.of(UnaryKind.FLOOR, UnaryKind.CEIL, UnaryKind.ROUND)) {
            cases.add("halves, to the even one", new Unary(kind), Values.range(DType.FLOAT32, -10, 10, 41));
            cases.add("halves, to the even one", new Unary(kind), Values.range(DType.FLOAT64, -10, 10, 41));
            cases.add("halves of large numbers", new Unary(kind),
                    Input.of(0x1p22f + 0.5f, 0x1p22f + 1.5f, -0x1p22f - 0.5f, 0x1p23f + 1, 0.49999997f, -0.49999997f));
        }
        for (UnaryKind kind : List.of(UnaryKind.NEG, UnaryKind.ABS, UnaryKind.SIGN, UnaryKind.NOT)) {
            cases.add("edges", new Unary(kind), Values.special(DType.INT32));
        }
        cases.add("edges", new Unary(UnaryKind.NOT), Values.special(DType.UINT8));
        cases.add("edges", new Unary(UnaryKind.NOT), Values.special(DType.BOOL));
        return cases.list();
    }
}
