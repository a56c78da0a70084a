package dev.telar.backend.reference;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

import dev.telar.op.UnaryKind;

/// The functions of one element.
final class UnaryFunctions {

    private UnaryFunctions() {}

    static DoubleUnaryOperator floating(UnaryKind kind) {
        return switch (kind) {
            case NEG -> x -> -x;
            case ABS -> Math::abs;
            case SIGN -> Math::signum;
            case EXP -> StrictMath::exp;
            case EXPM1 -> StrictMath::expm1;
            case LOG -> StrictMath::log;
            case LOG1P -> StrictMath::log1p;
            case SQRT -> Math::sqrt;
            case RSQRT -> x -> 1 / Math.sqrt(x);
            case SIN -> StrictMath::sin;
            case COS -> StrictMath::cos;
            case TAN -> StrictMath::tan;
            case ASIN -> StrictMath::asin;
            case ACOS -> StrictMath::acos;
            case ATAN -> StrictMath::atan;
            case TANH -> StrictMath::tanh;
            case ERF -> ErrorFunction::erf;
            case FLOOR -> Math::floor;
            case CEIL -> Math::ceil;
            case ROUND -> Math::rint;
            case NOT, IS_NAN -> throw new IllegalArgumentException(kind + " gives no floating number");
        };
    }

    static IntUnaryOperator integer(UnaryKind kind) {
        return switch (kind) {
            case NEG -> x -> -x;
            case ABS -> Math::abs;
            case SIGN -> Integer::signum;
            default -> throw new IllegalArgumentException(kind + " gives no integer");
        };
    }
}
