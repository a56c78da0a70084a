package dev.telar.backend.reference;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;

import dev.telar.op.BinaryKind;

/// The functions of two elements.
final class BinaryFunctions {

    private BinaryFunctions() {}

    static DoubleBinaryOperator floating(BinaryKind kind) {
        return switch (kind) {
            case ADD -> Double::sum;
            case SUB -> (x, y) -> x - y;
            case MUL -> (x, y) -> x * y;
            case DIV -> (x, y) -> x / y;
            case MOD -> BinaryFunctions::floorMod;
            case POW -> StrictMath::pow;
            case ATAN2 -> StrictMath::atan2;
            case MAX -> Math::max;
            case MIN -> Math::min;
            case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> throw new IllegalArgumentException(kind + " takes no floating numbers");
        };
    }

    /// The remainder with the sign of the divisor, a zero too, as NumPy's `mod`.
    private static double floorMod(double x, double y) {
        double remainder = x % y;
        if (remainder == 0) {
            return Math.copySign(0, y);
        }
        return remainder < 0 == y < 0 ? remainder : remainder + y;
    }

    /// @param bits the number of bits of the type
    static IntBinaryOperator integer(BinaryKind kind, int bits) {
        return switch (kind) {
            case ADD -> (x, y) -> x + y;
            case SUB -> (x, y) -> x - y;
            case MUL -> (x, y) -> x * y;
            case DIV -> Math::floorDiv;
            case MOD -> Math::floorMod;
            case MAX -> Math::max;
            case MIN -> Math::min;
            case AND -> (x, y) -> x & y;
            case OR -> (x, y) -> x | y;
            case XOR -> (x, y) -> x ^ y;
            case SHIFT_LEFT -> (x, y) -> y < 0 || y >= bits ? 0 : x << y;
            case SHIFT_RIGHT -> (x, y) -> x >> (y < 0 || y >= bits ? Integer.SIZE - 1 : y);
            case POW, ATAN2 -> throw new IllegalArgumentException(kind + " takes no integers");
        };
    }
}
