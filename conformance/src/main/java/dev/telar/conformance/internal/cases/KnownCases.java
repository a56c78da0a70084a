package dev.telar.conformance.internal.cases;

import static dev.telar.conformance.internal.cases.Known.exactly;
import static dev.telar.conformance.internal.cases.Known.within;

import java.util.List;
import java.util.stream.Stream;

import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;

/// Known results of operations element by element.
public final class KnownCases {

    private static final float INF = Float.POSITIVE_INFINITY;
    private static final float NAN = Float.NaN;
    private static final int MIN = Integer.MIN_VALUE;
    private static final int MAX = Integer.MAX_VALUE;

    /// For numbers that are not fixed to the bit.
    private static final double FEW = 4;

    private KnownCases() {}

    /// All of them, those of structures as well.
    public static List<Known> all() {
        return Stream.of(functions(), wide(), powers(), choices(), integers(), bytes(), casts(), KnownStructures.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Unary f(UnaryKind kind) {
        return new Unary(kind);
    }

    private static Binary g(BinaryKind kind) {
        return new Binary(kind);
    }

    private static Input in(float... values) {
        return Input.of(values);
    }

    private static Input ints(int... values) {
        return Input.of(values);
    }

    private static List<Known> functions() {
        return List.of(
                exactly("0, -0, ∞, -∞ and NaN", f(UnaryKind.EXP), in(1, 1, INF, 0, NAN), in(0, -0f, INF, -INF, NAN)),
                exactly("beyond the range", f(UnaryKind.EXP), in(INF, 0, INF, 0), in(89, -104, 1e30f, -1e30f)),
                within(FEW, "1, -1 and 10", f(UnaryKind.EXP), in(2.7182817f, 0.36787945f, 22026.465f), in(1, -1, 10)),
                within(FEW, "small and large", f(UnaryKind.EXPM1), in(1e-10f, -1, 1.7182818f), in(1e-10f, -INF, 1)),
                exactly("1, 0, -1 and ∞", f(UnaryKind.LOG), in(0, -INF, NAN, INF), in(1, 0, -1, INF)),
                within(FEW, "2 and 10", f(UnaryKind.LOG), in(0.6931472f, 2.3025851f), in(2, 10)),
                within(FEW, "small, 1 and beyond", f(UnaryKind.LOG1P), in(1e-10f, 0.6931472f, -INF, NAN), in(1e-10f, 1, -1, -2)),
                exactly("squares, 2 and -1", f(UnaryKind.SQRT), in(0, 0.5f, 2, 4096, 1.4142135f, NAN, INF),
                        in(0, 0.25f, 4, 16777216, 2, -1, INF)),
                within(FEW, "squares", f(UnaryKind.RSQRT), in(0.5f, 2, INF, 0, NAN), in(4, 0.25f, 0, INF, -1)),
                within(FEW, "0, 1 and ∞", f(UnaryKind.SIN), in(0, 0.84147096f, NAN), in(0, 1, INF)),
                within(FEW, "0, 1 and ∞", f(UnaryKind.COS), in(1, 0.5403023f, NAN), in(0, 1, INF)),
                within(FEW, "0 and 1", f(UnaryKind.TAN), in(0, 1.5574077f), in(0, 1)),
                within(FEW, "1, -1 and beyond", f(UnaryKind.ASIN), in(1.5707964f, -1.5707964f, NAN), in(1, -1, 1.0001f)),
                within(FEW, "1, 0, -1 and beyond", f(UnaryKind.ACOS), in(0, 1.5707964f, 3.1415927f, NAN), in(1, 0, -1, -1.0001f)),
                within(FEW, "1, ∞ and -∞", f(UnaryKind.ATAN), in(0.7853982f, 1.5707964f, -1.5707964f), in(1, INF, -INF)),
                within(FEW, "0, 1, far out", f(UnaryKind.TANH), in(0, 0.7615942f, 1, -1), in(0, 1, 100, -INF)),
                within(FEW, "0, a half, 1, far out", f(UnaryKind.ERF), in(0, 0.5204999f, 0.8427008f, 1, -1),
                        in(0, 0.5f, 1, 10, -INF)),
                exactly("both signs", f(UnaryKind.NEG), in(-0f, 0, -1, INF), in(0, -0f, 1, -INF)),
                exactly("both signs", f(UnaryKind.ABS), in(0, 0, 1, INF), in(0, -0f, -1, -INF)),
                exactly("zeros keep theirs", f(UnaryKind.SIGN), in(0, -0f, 1, -1, NAN), in(0, -0f, 1e-45f, -INF, NAN)),
                exactly("halves", f(UnaryKind.FLOOR), in(-1, 0, 1, -2), in(-0.5f, 0.5f, 1.5f, -1.5f)),
                exactly("halves", f(UnaryKind.CEIL), in(-0f, 1, 2, -1), in(-0.5f, 0.5f, 1.5f, -1.5f)),
                exactly("halves, to the even one", f(UnaryKind.ROUND), in(-0f, 0, 2, -2, 2, 4),
                        in(-0.5f, 0.5f, 1.5f, -1.5f, 2.5f, 3.5f)),
                exactly("NaN alone", f(UnaryKind.IS_NAN), Input.bytes(DType.BOOL, 0, 1, 0), in(1, NAN, INF)));
    }

    private static List<Known> wide() {
        return List.of(
                within(FEW, "1", f(UnaryKind.EXP), Input.of(2.718281828459045), Input.of(1.0)),
                within(FEW, "2", f(UnaryKind.LOG), Input.of(0.6931471805599453), Input.of(2.0)),
                within(FEW, "1", f(UnaryKind.SIN), Input.of(0.8414709848078965), Input.of(1.0)),
                within(FEW, "1", f(UnaryKind.COS), Input.of(0.5403023058681398), Input.of(1.0)),
                within(FEW, "1", f(UnaryKind.ATAN), Input.of(0.7853981633974483), Input.of(1.0)),
                within(FEW, "1", f(UnaryKind.TANH), Input.of(0.7615941559557649), Input.of(1.0)),
                within(FEW, "a half and 1", f(UnaryKind.ERF), Input.of(0.5204998778130465, 0.8427007929497149),
                        Input.of(0.5, 1.0)),
                exactly("2", f(UnaryKind.SQRT), Input.of(1.4142135623730951), Input.of(2.0)),
                exactly("a tenth and two", g(BinaryKind.ADD), Input.of(0.30000000000000004), Input.of(0.1), Input.of(0.2)));
    }

    private static List<Known> powers() {
        Binary pow = g(BinaryKind.POW);
        return List.of(
                exactly("anything to the 0", pow, in(1, 1, 1, 1, 1), in(0, -0f, NAN, INF, -7), in(0, 0, 0, -0f, 0)),
                exactly("NaN otherwise", pow, in(NAN, NAN, NAN), in(1, NAN, 2), in(NAN, 1, NAN)),
                exactly("0 and ∞", pow, in(INF, 0, -INF, -0f, 0, INF), in(0, 0, -0f, -0f, INF, INF), in(-1, 2, -3, 3, -1, 2)),
                within(FEW, "negative base, whole exponent", pow, in(-8, -0.5f, 4, -INF), in(-2, -2, -2, -INF), in(3, -1, 2, 3)),
                exactly("negative base, fraction", pow, in(NAN, NAN), in(-8, -1), in(1 / 3f, 0.5f)),
                within(FEW, "2 to the 10, 4 to a half", pow, in(1024, 2, 0.001f), in(2, 4, 10), in(10, 0.5f, -3)),
                within(FEW, "all quarters", g(BinaryKind.ATAN2), in(0.7853982f, 2.3561945f, -2.3561945f, -0.7853982f),
                        in(1, 1, -1, -1), in(1, -1, -1, 1)),
                exactly("floats have the sign of the divisor", g(BinaryKind.MOD), in(1, 2, -2, -1), in(7, -7, 7, -7),
                        in(3, 3, -3, -3)),
                exactly("subnormal products and quotients", g(BinaryKind.MUL), in(1e-40f, Float.MIN_VALUE),
                        in(1e-40f, Float.MIN_VALUE * 2), in(1, 0.5f)),
                exactly("subnormal sums", g(BinaryKind.ADD), in(Float.MIN_VALUE * 3, Float.MIN_NORMAL),
                        in(Float.MIN_VALUE, Float.MIN_NORMAL - Float.MIN_VALUE), in(Float.MIN_VALUE * 2, Float.MIN_VALUE)),
                exactly("by zero", g(BinaryKind.DIV), in(INF, -INF, NAN), in(1, 1, 0), in(0, -0f, 0)));
    }

    private static List<Known> choices() {
        return List.of(
                exactly("NaN wins", g(BinaryKind.MAX), in(NAN, NAN), in(NAN, 1), in(1, NAN)),
                exactly("NaN wins", g(BinaryKind.MIN), in(NAN, NAN), in(NAN, 1), in(1, NAN)),
                exactly("+0 is above -0", g(BinaryKind.MAX), in(0, 0, -0f), in(-0f, 0, -0f), in(0, -0f, -0f)),
                exactly("-0 is below +0", g(BinaryKind.MIN), in(-0f, -0f, 0), in(-0f, 0, 0), in(0, -0f, 0)),
                exactly("NaN equals nothing", new Compare(CompareKind.EQ), truths(0, 0, 1, 1), in(NAN, 1, 1, 0),
                        in(NAN, NAN, 1, -0f)),
                exactly("NaN differs from all", new Compare(CompareKind.NE), truths(1, 1, 0, 0), in(NAN, 1, 1, 0),
                        in(NAN, NAN, 1, -0f)),
                exactly("NaN is not below", new Compare(CompareKind.LE), truths(0, 0, 1, 0), in(NAN, 1, 1, 2), in(1, NAN, 1, 1)),
                exactly("NaN is not above", new Compare(CompareKind.GE), truths(0, 0, 1, 0), in(NAN, 1, 1, 1), in(1, NAN, 1, 2)),
                exactly("200 is above 100", new Compare(CompareKind.GT), truths(1, 0), Input.bytes(DType.UINT8, 200, 100),
                        Input.bytes(DType.UINT8, 100, 200)),
                exactly("the other branch is NaN", new Where(), in(1, 4), truths(1, 0), in(1, NAN), in(NAN, 4)));
    }

    private static Input truths(int... values) {
        return Input.bytes(DType.BOOL, values);
    }

    private static List<Known> integers() {
        return List.of(
                exactly("wraps around", g(BinaryKind.ADD), ints(MIN, -2), ints(MAX, MAX), ints(1, MAX)),
                exactly("wraps around", g(BinaryKind.SUB), ints(MAX, -1), ints(MIN, MAX), ints(1, MIN)),
                exactly("wraps around", g(BinaryKind.MUL), ints(MIN, -727379968, MIN), ints(MIN, 1_000_000, MIN),
                        ints(-1, 1_000_000, 3)),
                exactly("beyond FLOAT32", g(BinaryKind.ADD), ints(16777219, 1234567892), ints(16777217, 1234567890), ints(2, 2)),
                exactly("towards -∞", g(BinaryKind.DIV), ints(2, -3, -3, 2, MIN, -1), ints(7, -7, 7, -7, MIN, -1),
                        ints(3, 3, -3, -3, -1, 2)),
                exactly("the sign of the divisor", g(BinaryKind.MOD), ints(1, 2, -2, -1, 0, 1), ints(7, -7, 7, -7, MIN, -1),
                        ints(3, 3, -3, -3, -1, 2)),
                exactly("wraps around", f(UnaryKind.NEG), ints(MIN, -1), ints(MIN, 1)),
                exactly("wraps around", f(UnaryKind.ABS), ints(MIN, 1), ints(MIN, -1)),
                exactly("each bit", f(UnaryKind.NOT), ints(-1, 0, MIN), ints(0, -1, MAX)),
                exactly("negative and large counts", g(BinaryKind.SHIFT_LEFT), ints(2, MIN, 0, 0, 0), ints(1, 1, 1, 1, 1),
                        ints(1, 31, 32, 33, -1)),
                exactly("negative and large counts", g(BinaryKind.SHIFT_RIGHT), ints(-4, -1, -1, 0, -1), ints(-8, -8, -8, 8, -8),
                        ints(1, 31, 32, 33, -1)),
                exactly("bits", g(BinaryKind.AND), ints(8, 0), ints(12, -1), ints(10, 0)),
                exactly("bits", g(BinaryKind.OR), ints(14, -1), ints(12, -1), ints(10, 0)),
                exactly("bits", g(BinaryKind.XOR), ints(6, -1), ints(12, -1), ints(10, 0)));
    }

    private static List<Known> bytes() {
        return List.of(
                exactly("wraps around", g(BinaryKind.ADD), u(44), u(200), u(100)),
                exactly("wraps around", g(BinaryKind.SUB), u(254), u(3), u(5)),
                exactly("wraps around", g(BinaryKind.MUL), u(44), u(100), u(3)),
                exactly("without a sign", g(BinaryKind.DIV), u(66, 2), u(200, 255), u(3, 100)),
                exactly("without a sign", g(BinaryKind.MOD), u(2, 55), u(200, 255), u(3, 100)),
                exactly("without a sign", g(BinaryKind.MAX), u(200, 255), u(200, 1), u(100, 255)),
                exactly("without a sign", g(BinaryKind.MIN), u(100, 1), u(200, 1), u(100, 255)),
                exactly("each bit", f(UnaryKind.NOT), u(255, 0, 240), u(0, 255, 15)),
                exactly("the other truth", f(UnaryKind.NOT), truths(1, 0), truths(0, 1)),
                exactly("large counts", g(BinaryKind.SHIFT_LEFT), u(254, 128, 0), u(255, 1, 1), u(1, 7, 8)),
                exactly("large counts", g(BinaryKind.SHIFT_RIGHT), u(127, 1, 0), u(255, 255, 255), u(1, 7, 8)));
    }

    private static Input u(int... values) {
        return Input.bytes(DType.UINT8, values);
    }

    private static List<Known> casts() {
        return List.of(
                exactly("fractions, ∞ and NaN", new Cast(DType.INT32), ints(1, -1, MAX, MIN, MAX, MIN, 0),
                        in(1.9f, -1.9f, 3e9f, -3e9f, INF, -INF, NAN)),
                exactly("fractions, ∞ and NaN", new Cast(DType.INT32), ints(16777217, MAX, MIN, 0),
                        Input.of(16777217.5, 2147483647.9, -1e300, Double.NaN)),
                exactly("negative, large and NaN", new Cast(DType.UINT8), u(0, 0, 255, 255, 255, 0, 1),
                        in(-1, -0.5f, 255.9f, 256, 1e10f, NAN, 1.5f)),
                exactly("the low bits of integers", new Cast(DType.UINT8), u(0, 255, 44, 255), ints(256, -1, 300, MAX)),
                exactly("what is not 0", new Cast(DType.BOOL), truths(0, 0, 1, 1, 1, 1), in(0, -0f, 1e-45f, -3, NAN, INF)),
                exactly("what is not 0", new Cast(DType.BOOL), truths(0, 1, 1), ints(0, 256, MIN)),
                exactly("200 as 200", new Cast(DType.FLOAT32), in(0, 127, 200, 255), u(0, 127, 200, 255)),
                exactly("truths", new Cast(DType.FLOAT32), in(0, 1), truths(0, 1)),
                exactly("to the nearest, halves to even", new Cast(DType.FLOAT32), in(16777216, 16777220),
                        ints(16777217, 16777219)),
                exactly("too large, too small", new Cast(DType.FLOAT32), in(INF, -INF, 0, -0f, 1e-45f),
                        Input.of(1e39, -1e39, 1e-46, -1e-46, 1e-45)));
    }
}
