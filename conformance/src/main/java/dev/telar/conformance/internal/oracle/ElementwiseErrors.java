package dev.telar.conformance.internal.oracle;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.conformance.internal.oracle.Tolerances.Rounding;
import dev.telar.op.Binary;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.Elementwise;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;

/// The errors of what works element by element. The error of a BOOL tensor is 1 where it may be the other value.
final class ElementwiseErrors {

    /// Sine and cosine never differ by more.
    private static final double RANGE_OF_SINE = 2;

    private final Precision precision;

    ElementwiseErrors(Precision precision) {
        this.precision = precision;
    }

    @Nullable
    Tensor of(Elementwise op, List<Approximate> in, Tensor y) {
        return switch (op) {
            case Unary unary -> unary(unary, in.getFirst(), y);
            case Binary binary -> binary(binary, in.get(0), in.get(1), y);
            case Compare _ -> compare(in.get(0), in.get(1));
            case Where _ -> where(in.get(0), in.get(1), in.get(2));
            case Cast cast -> cast(cast, in.getFirst(), y);
        };
    }

    private @Nullable Tensor unary(Unary op, Approximate x, Tensor y) {
        if (op.kind() == UnaryKind.IS_NAN) {
            return null;
        }
        if (!y.dtype().isFloating()) {
            return x.error();
        }
        Tensor passed = x.error() == null ? null : switch (op.kind()) {
            case NEG, ABS -> x.error();
            case SIN, COS -> x.bound().minimum(RANGE_OF_SINE);
            default -> farthest(y, one(op, x.value().add(x.bound())), one(op, x.value().subtract(x.bound())));
        };
        return rounded(Tolerances.of(op), passed, y);
    }

    /// @param passed what the inputs' errors make of the result's, null if they have none
    /// @return that and the operation's own rounding
    private @Nullable Tensor rounded(Rounding rounding, @Nullable Tensor passed, Tensor y) {
        return switch (rounding) {
            case NONE -> passed;
            case CORRECT -> passed == null ? precision.missed(y) : passed.add(precision.correct(y, passed));
            case FUNCTION -> Approximate.sum(passed, precision.ulps(y, Tolerances.FUNCTION_ULPS));
        };
    }

    private static Tensor one(Elementwise op, Tensor... inputs) {
        return Tensor.apply(op, inputs).getFirst();
    }

    /// The greatest distance of y to what a function, monotonic in each input, gives at the ends of the inputs' intervals; ∞ where it is not
    /// defined there.
    private static Tensor farthest(Tensor y, Tensor... ends) {
        Tensor result = Tensor.full(0, y.dtype());
        for (Tensor end : ends) {
            Tensor distance = Tensor.where(end.equal(y), y.like(0), end.subtract(y).abs());
            Tensor defined = Tensor.where(distance.isNaN(), y.like(Double.POSITIVE_INFINITY), distance);
            result = result.maximum(defined);
        }
        return result;
    }

    private @Nullable Tensor binary(Binary op, Approximate a, Approximate b, Tensor y) {
        Tensor passed = a.isExact() && b.isExact() ? null : passed(op, a, b, y).broadcastTo(y.shape());
        return y.dtype().isFloating() ? rounded(Tolerances.of(op), passed, y) : passed;
    }

    private static Tensor passed(Binary op, Approximate a, Approximate b, Tensor y) {
        Tensor ea = a.bound();
        Tensor eb = b.bound();
        return switch (op.kind()) {
            case ADD, SUB -> ea.add(eb);
            case MUL -> a.size().multiply(eb).add(b.size().multiply(ea)).add(ea.multiply(eb));
            case DIV -> quotient(a, b);
            case MAX, MIN, AND, OR, XOR -> ea.maximum(eb);
            // a remainder lies between 0 and the divisor
            case MOD -> b.size().add(eb);
            case POW, ATAN2 -> farthest(y, one(op, a.value().add(ea), b.value().add(eb)),
                    one(op, a.value().add(ea), b.value().subtract(eb)), one(op, a.value().subtract(ea), b.value().add(eb)),
                    one(op, a.value().subtract(ea), b.value().subtract(eb)));
            // bits that hang on an uncertain comparison could be anything
            case SHIFT_LEFT, SHIFT_RIGHT -> ea.add(eb).multiply(Integer.MAX_VALUE);
        };
    }

    /// *|a/b − a′/b′| ≤ eₐ/(|b| − e_b) + |a|·e_b/(|b|·(|b| − e_b))*, ∞ where the divisor may be 0.
    private static Tensor quotient(Approximate a, Approximate b) {
        Tensor least = b.size().subtract(b.bound());
        Tensor bound = a.bound().divide(least).add(a.size().multiply(b.bound()).divide(b.size()).divide(least));
        return Tensor.where(least.greater(0), bound, bound.like(Double.POSITIVE_INFINITY));
    }

    private static @Nullable Tensor compare(Approximate a, Approximate b) {
        if (a.isExact() && b.isExact()) {
            return null;
        }
        Tensor errors = a.bound().add(b.bound());
        Tensor distance = a.value().cast(DType.FLOAT64).subtract(b.value().cast(DType.FLOAT64)).abs();
        return errors.greater(0).and(distance.lessEqual(errors)).cast(DType.FLOAT64);
    }

    private static @Nullable Tensor where(Approximate condition, Approximate yes, Approximate no) {
        Tensor passed = yes.isExact() && no.isExact() ? null : Tensor.where(condition.value(), yes.bound(), no.bound());
        if (condition.error() == null) {
            return passed;
        }
        Tensor distance = yes.value().cast(DType.FLOAT64).subtract(no.value().cast(DType.FLOAT64)).abs();
        Tensor either = Tensor.where(condition.bound().greater(0), distance.add(yes.bound().maximum(no.bound())),
                distance.like(0));
        return passed == null ? either : either.maximum(passed);
    }

    private @Nullable Tensor cast(Cast op, Approximate x, Tensor y) {
        if (op.dtype().isFloating()) {
            return Approximate.sum(x.error(), precision.missed(y));
        }
        if (x.error() == null) {
            return null;
        }
        Tensor value = x.value().cast(DType.FLOAT64);
        Tensor here = y.cast(DType.FLOAT64);
        return farthest(here, one(op, value.add(x.bound())).cast(DType.FLOAT64),
                one(op, value.subtract(x.bound())).cast(DType.FLOAT64),
                // an interval around 0 holds false for a cast to BOOL
                op.dtype() == DType.BOOL && y.shape().elements() > 0
                        ? Tensor.where(value.abs().lessEqual(x.bound()), here.like(0), here)
                        : here);
    }
}
