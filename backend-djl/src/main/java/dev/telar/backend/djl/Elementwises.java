package dev.telar.backend.djl;

import java.util.List;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

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
import dev.telar.shape.TensorSpec;

/// Element by element.
final class Elementwises {

    private Elementwises() {}

    static boolean runs(Elementwise op, List<TensorSpec> inputs) {
        DType dtype = inputs.getFirst().dtype();
        return switch (op) {
            case Binary binary -> switch (binary.kind()) {
                case DIV -> dtype.isFloating();
                case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> dtype == DType.BOOL || HostIntegers.runs(inputs);
                case MOD -> false;
                default -> true;
            };
            case Unary unary -> Unaries.runs(unary.kind(), dtype);
            case Cast _,Compare _,Where _ -> true;
        };
    }

    static PtNDArray run(Elementwise op, Invocation call, Memory memory) {
        PtNDArray x = DjlStorage.input(call, 0);
        DType dtype = call.input(0).spec().dtype();
        return switch (op) {
            case Binary binary -> isOfBits(binary.kind()) && dtype != DType.BOOL
                    ? HostIntegers.run(binary.kind(), call, memory)
                    : binary(binary.kind(), dtype, x, DjlStorage.input(call, 1), memory);
            case Compare compare -> compare(compare.kind(), x, DjlStorage.input(call, 1));
            case Where _ -> JniUtils.where(x, DjlStorage.input(call, 1), DjlStorage.input(call, 2));
            case Unary unary -> Unaries.run(unary.kind(), dtype, x, memory);
            case Cast cast -> Casts.run(x, dtype, cast.dtype(), memory);
        };
    }

    private static boolean isOfBits(BinaryKind kind) {
        return switch (kind) {
            case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
            case ADD, SUB, MUL, DIV, MOD, POW, ATAN2, MAX, MIN -> false;
        };
    }

    private static PtNDArray binary(BinaryKind kind, DType dtype, PtNDArray x, PtNDArray y, Memory memory) {
        return switch (kind) {
            case ADD -> JniUtils.add(x, y);
            case SUB -> JniUtils.sub(x, y);
            case MUL -> JniUtils.mul(x, y);
            case DIV -> JniUtils.div(x, y);
            case POW -> power(x, y, memory.scalar(dtype, 1));
            case ATAN2 -> JniUtils.atan2(x, y);
            case MAX -> dtype.isFloating() ? maximum(x, y) : JniUtils.max(x, y);
            case MIN -> dtype.isFloating() ? minimum(x, y) : JniUtils.min(x, y);
            case AND -> JniUtils.logicalAnd(x, y);
            case OR -> JniUtils.logicalOr(x, y);
            case XOR -> JniUtils.logicalXor(x, y);
            case MOD, SHIFT_LEFT, SHIFT_RIGHT -> throw new IllegalArgumentException(kind + " is the host's");
        };
    }

    private static PtNDArray compare(CompareKind kind, PtNDArray x, PtNDArray y) {
        return switch (kind) {
            case EQ -> JniUtils.eq(x, y);
            case NE -> JniUtils.neq(x, y);
            case LT -> JniUtils.lt(x, y);
            case LE -> JniUtils.lte(x, y);
            case GT -> JniUtils.gt(x, y);
            case GE -> JniUtils.gte(x, y);
        };
    }

    /// PyTorch takes either of two zeros; their sum is the greater.
    static PtNDArray maximum(PtNDArray x, PtNDArray y) {
        try (Scratch s = new Scratch()) {
            PtNDArray greater = s.of(JniUtils.max(x, y));
            return JniUtils.where(s.of(JniUtils.logicalOr(x, y)), greater, s.of(JniUtils.add(x, y)));
        }
    }

    /// PyTorch takes either of two zeros; *−(−x − y)* is the smaller.
    private static PtNDArray minimum(PtNDArray x, PtNDArray y) {
        try (Scratch s = new Scratch()) {
            PtNDArray smaller = s.of(JniUtils.min(x, y));
            PtNDArray zero = s.of(JniUtils.sub(s.of(JniUtils.neg(x)), y));
            JniUtils.negi(zero);
            return JniUtils.where(s.of(JniUtils.logicalOr(x, y)), smaller, zero);
        }
    }

    /// C says that 1 to the power of NaN, and ±1 to the power of ±∞, are 1; Java says NaN, as is *y − y* for such y.
    private static PtNDArray power(PtNDArray x, PtNDArray y, PtNDArray one) {
        try (Scratch s = new Scratch()) {
            PtNDArray power = s.of(JniUtils.pow(x, y));
            PtNDArray edge = s.of(JniUtils.add(power, s.of(JniUtils.sub(y, y))));
            return JniUtils.where(s.of(JniUtils.eq(s.of(JniUtils.abs(x)), one)), edge, power);
        }
    }
}
