package dev.telar.autograd;

import dev.telar.autograd.GradientRules.Treatment;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.Elementwise;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.tensor.Tensor;

/// The rules of operations element by element. Gradients of inputs that were broadcast are summed back by [Recorded#give].
final class ElementwiseRules {

    /// 2/√π, the slope of the error function at 0.
    private static final double ERF_SLOPE = 2 / Math.sqrt(Math.PI);

    private ElementwiseRules() {}

    static Treatment treatment(Elementwise op) {
        return switch (op) {
            case Unary unary -> switch (unary.kind()) {
                case SIGN, FLOOR, CEIL, ROUND, NOT, IS_NAN -> Treatment.CONSTANT;
                default -> Treatment.RECORD;
            };
            case Cast _,Binary _,Where _ -> Treatment.RECORD;
            case Compare _ -> Treatment.CONSTANT;
        };
    }

    static void apply(Elementwise op, Recorded r) {
        switch (op) {
            case Cast _ -> r.give(0, () -> r.dy().cast(r.x(0).dtype()));
            case Unary unary -> r.give(0, () -> unary(unary.kind(), r.x(0), r.y(), r.dy()));
            case Binary binary -> binary(binary.kind(), r.x(0), r.x(1), r);
            case Where _ -> where(r.x(0), r.dy(), r);
            case Compare compare -> throw GradientRules.unexpected(compare);
        }
    }

    private static Tensor unary(UnaryKind kind, Tensor x, Tensor y, Tensor dy) {
        return switch (kind) {
            case NEG -> dy.negate();
            case ABS -> dy.multiply(x.sign());
            case EXP -> dy.multiply(y);
            case EXPM1 -> dy.multiply(x.exp());
            case LOG -> dy.divide(x);
            case LOG1P -> dy.divide(x.add(1));
            case SQRT -> dy.multiply(0.5).divide(y);
            case RSQRT -> dy.multiply(-0.5).multiply(y.divide(x));
            case SIN -> dy.multiply(x.cos());
            case COS -> dy.multiply(x.sin()).negate();
            case TAN -> dy.multiply(y.square().add(1));
            case ASIN -> dy.multiply(cosine(x).rsqrt());
            case ACOS -> dy.multiply(cosine(x).rsqrt()).negate();
            case ATAN -> dy.divide(x.square().add(1));
            case TANH -> dy.multiply(y.square().subtractFrom(1));
            case ERF -> dy.multiply(x.square().negate().exp().multiply(ERF_SLOPE));
            case SIGN, FLOOR, CEIL, ROUND, NOT, IS_NAN -> throw GradientRules.unexpected(new Unary(kind));
        };
    }

    /// 1 − x², without cancellation near ±1.
    private static Tensor cosine(Tensor x) {
        return x.subtractFrom(1).multiply(x.add(1));
    }

    private static void binary(BinaryKind kind, Tensor a, Tensor b, Recorded r) {
        Tensor dy = r.dy();
        switch (kind) {
            case ADD -> {
                r.give(0, () -> dy);
                r.give(1, () -> dy);
            }
            case SUB -> {
                r.give(0, () -> dy);
                r.give(1, dy::negate);
            }
            case MUL -> {
                r.give(0, () -> dy.multiply(b));
                r.give(1, () -> dy.multiply(a));
            }
            case DIV -> {
                r.give(0, () -> dy.divide(b));
                r.give(1, () -> dy.multiply(r.y()).divide(b).negate());
            }
            case MOD -> {
                r.give(0, () -> dy);
                r.give(1, () -> dy.multiply(a.divide(b).floor()).negate());
            }
            case POW -> {
                r.give(0, () -> dy.multiply(b).multiply(a.pow(Tensor.where(b.equal(0), b.like(1), b.subtract(1)))));
                r.give(1, () -> dy.multiply(r.y()).multiply(Tensor.where(a.equal(0), a.like(1), a).log()));
            }
            case ATAN2 -> {
                r.give(0, () -> dy.multiply(b).divide(a.square().add(b.square())));
                r.give(1, () -> dy.multiply(a).divide(a.square().add(b.square())).negate());
            }
            case MAX -> {
                r.give(0, () -> ahead(a.greater(b), a.equal(b), dy));
                r.give(1, () -> ahead(b.greater(a), b.equal(a), dy));
            }
            case MIN -> {
                r.give(0, () -> ahead(a.less(b), a.equal(b), dy));
                r.give(1, () -> ahead(b.less(a), b.equal(a), dy));
            }
            case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> throw GradientRules.unexpected(r.op());
        }
    }

    /// The whole gradient for the one ahead, half of it for each of two equal ones.
    private static Tensor ahead(Tensor isAhead, Tensor isEqual, Tensor dy) {
        return Tensor.where(isAhead, dy, Tensor.where(isEqual, dy.multiply(0.5), dy.like(0)));
    }

    private static void where(Tensor condition, Tensor dy, Recorded r) {
        r.give(1, () -> Tensor.where(condition, dy, dy.like(0)));
        r.give(2, () -> Tensor.where(condition, dy.like(0), dy));
    }
}
