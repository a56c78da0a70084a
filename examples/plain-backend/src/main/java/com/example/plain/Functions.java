package com.example.plain;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

import dev.telar.op.BinaryKind;
import dev.telar.op.UnaryKind;

/// The functions of one and two numbers, in double precision: rounded to FLOAT32 afterwards they are as exact as FLOAT32 can be. Empty for
/// those that the backend declines.
final class Functions {

    private Functions() {}

    static Optional<DoubleUnaryOperator> unary(UnaryKind kind) {
        return Optional.ofNullable(switch (kind) {
            case NEG -> x -> -x;
            case ABS -> Math::abs;
            case SIGN -> Math::signum;
            case EXP -> Math::exp;
            case EXPM1 -> Math::expm1;
            case LOG -> Math::log;
            case LOG1P -> Math::log1p;
            case SQRT -> Math::sqrt;
            case RSQRT -> x -> 1 / Math.sqrt(x);
            case TANH -> Math::tanh;
            default -> null;
        });
    }

    static Optional<DoubleBinaryOperator> binary(BinaryKind kind) {
        return Optional.ofNullable(switch (kind) {
            case ADD -> Double::sum;
            case SUB -> (x, y) -> x - y;
            case MUL -> (x, y) -> x * y;
            case DIV -> (x, y) -> x / y;
            case POW -> Math::pow;
            case MAX -> Math::max;
            case MIN -> Math::min;
            default -> null;
        });
    }
}
