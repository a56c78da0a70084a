package dev.telar.backend.reference;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

import dev.telar.backend.Invocation;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Elementwise;
import dev.telar.op.Unary;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// What works element by element. Floating types are computed in double precision and rounded once: sums, differences, products,
/// quotients and roots of FLOAT32 come out as if computed in FLOAT32, since a double has more than twice its digits.
final class ElementwiseKernels {

    private ElementwiseKernels() {}

    static Object run(Elementwise op, Invocation call) {
        return switch (op) {
            case Cast cast -> cast(ArrayStorage.input(call, 0), cast.dtype());
            case Unary unary -> unary(unary, ArrayStorage.input(call, 0));
            case Binary binary -> binary(binary.kind(), call);
            case Compare compare -> compare(compare.kind(), call);
            case Where _ -> where(call);
        };
    }

    private static Object cast(ArrayStorage x, DType to) {
        if (x.dtype() == to) {
            return x.array();
        }
        if (to == DType.BOOL) {
            return truths(x.doubles());
        }
        if (!x.dtype().isFloating() && !to.isFloating()) {
            return Elements.ofInts(x.ints(), to);
        }
        double[] values = x.doubles();
        if (to != DType.UINT8) {
            return Elements.ofDoubles(values, to);
        }
        double[] clamped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            clamped[i] = Math.clamp((int) values[i], 0, 255);
        }
        return Elements.ofDoubles(clamped, to);
    }

    private static Object truths(double[] x) {
        byte[] result = new byte[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = (byte) (x[i] != 0 ? 1 : 0);
        }
        return result;
    }

    private static Object unary(Unary op, ArrayStorage x) {
        return switch (op.kind()) {
            case IS_NAN -> notANumbers(x.doubles());
            case NOT -> mapped(x.ints(), x.dtype() == DType.BOOL ? v -> 1 - v : v -> ~v, x.dtype());
            default -> x.dtype() == DType.INT32
                    ? mapped(x.ints(), UnaryFunctions.integer(op.kind()), DType.INT32)
                    : mapped(x.doubles(), UnaryFunctions.floating(op.kind()), x.dtype());
        };
    }

    private static Object notANumbers(double[] x) {
        byte[] result = new byte[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = (byte) (Double.isNaN(x[i]) ? 1 : 0);
        }
        return result;
    }

    private static Object mapped(double[] x, DoubleUnaryOperator function, DType dtype) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = function.applyAsDouble(x[i]);
        }
        return Elements.ofDoubles(result, dtype);
    }

    private static Object mapped(int[] x, IntUnaryOperator function, DType dtype) {
        int[] result = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = function.applyAsInt(x[i]);
        }
        return Elements.ofInts(result, dtype);
    }

    private static Object binary(BinaryKind kind, Invocation call) {
        Shape shape = call.result().shape();
        DType dtype = call.result().dtype();
        ArrayStorage x = ArrayStorage.input(call, 0).spread(shape);
        ArrayStorage y = ArrayStorage.input(call, 1).spread(shape);
        if (dtype.isFloating()) {
            return Elements.ofDoubles(combined(x.doubles(), y.doubles(), BinaryFunctions.floating(kind)), dtype);
        }
        if (kind == BinaryKind.DIV || kind == BinaryKind.MOD) {
            refuseZero(kind, y.ints(), shape);
        }
        return Elements.ofInts(combined(x.ints(), y.ints(), BinaryFunctions.integer(kind, dtype.bytes() * Byte.SIZE)), dtype);
    }

    private static void refuseZero(BinaryKind kind, int[] divisors, Shape shape) {
        for (int i = 0; i < divisors.length; i++) {
            if (divisors[i] == 0) {
                throw new ArithmeticException(kind.label() + ": integer division by zero at element "
                        + Strides.position(shape, i) + " of shape " + shape + "; cast to a floating type for infinities");
            }
        }
    }

    private static double[] combined(double[] x, double[] y, DoubleBinaryOperator function) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = function.applyAsDouble(x[i], y[i]);
        }
        return result;
    }

    private static int[] combined(int[] x, int[] y, IntBinaryOperator function) {
        int[] result = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = function.applyAsInt(x[i], y[i]);
        }
        return result;
    }

    private static Object compare(CompareKind kind, Invocation call) {
        Shape shape = call.result().shape();
        double[] x = ArrayStorage.input(call, 0).spread(shape).doubles();
        double[] y = ArrayStorage.input(call, 1).spread(shape).doubles();
        byte[] result = new byte[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = (byte) (holds(kind, x[i], y[i]) ? 1 : 0);
        }
        return result;
    }

    private static boolean holds(CompareKind kind, double x, double y) {
        return switch (kind) {
            case EQ -> x == y;
            case NE -> x != y;
            case LT -> x < y;
            case LE -> x <= y;
            case GT -> x > y;
            case GE -> x >= y;
        };
    }

    private static Object where(Invocation call) {
        Shape shape = call.result().shape();
        int[] condition = ArrayStorage.input(call, 0).spread(shape).ints();
        double[] yes = ArrayStorage.input(call, 1).spread(shape).doubles();
        double[] no = ArrayStorage.input(call, 2).spread(shape).doubles();
        double[] result = new double[condition.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = condition[i] != 0 ? yes[i] : no[i];
        }
        return Elements.ofDoubles(result, call.result().dtype());
    }
}
