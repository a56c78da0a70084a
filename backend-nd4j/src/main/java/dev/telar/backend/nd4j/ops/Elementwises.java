package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.library.Transforms;
import dev.telar.backend.nd4j.library.Transforms.Function;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.Elementwise;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// What works element by element.
public final class Elementwises {

    private Elementwises() {}

    /// All but divisions of integers.
    public static boolean runs(Elementwise op, List<TensorSpec> inputs) {
        return !(op instanceof Binary binary) || inputs.getFirst().dtype().isFloating() || Ints.has(binary.kind());
    }

    /// Runs the operation.
    public static Storage run(Elementwise op, Invocation call, Engine engine) {
        NativeStorage y = engine.result(call);
        if (y.count() > 0) {
            switch (op) {
                case Unary unary -> unary(unary.kind(), Engine.input(call, 0), y);
                case Binary binary -> binary(binary.kind(), Engine.input(call, 0), Engine.input(call, 1), y);
                case Compare compare -> Comparisons.compare(compare.kind(), Engine.input(call, 0), Engine.input(call, 1), y);
                case Where _ -> Comparisons.where(call, y);
                case Cast _ -> Casts.cast(Engine.input(call, 0), y);
            }
        }
        return y;
    }

    private static void unary(UnaryKind kind, NativeStorage x, NativeStorage y) {
        Function function = function(kind);
        if (function != null) {
            library(function, x, y);
            return;
        }
        Scratch scratch = Scratch.get();
        int count = y.count();
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            if (kind == UnaryKind.IS_NAN) {
                double[] in = scratch.doubles(0);
                Elements.read(x.dtype(), x.segment(), at, in, 0, n);
                Elements.write(Comparisons.notANumber(in, scratch.ints(0), n), DType.BOOL, y.segment(), at, n);
            } else if (x.dtype().isFloating()) {
                double[] in = scratch.doubles(0);
                Elements.read(x.dtype(), x.segment(), at, in, 0, n);
                Doubles.unary(kind, in, n);
                Elements.write(in, y.dtype(), y.segment(), at, n);
            } else {
                int[] in = scratch.ints(0);
                Elements.read(x.dtype(), x.segment(), at, in, 0, n);
                Ints.unary(kind, x.dtype(), in, n);
                Elements.write(in, y.dtype(), y.segment(), at, n);
            }
        }
    }

    private static void library(Function function, NativeStorage x, NativeStorage y) {
        long bytes = x.dtype().bytes();
        int count = y.count();
        Transforms transforms = Transforms.take();
        for (int at = 0; at < count; at += Transforms.BLOCK) {
            int n = Math.min(Transforms.BLOCK, count - at);
            MemorySegment.copy(x.segment(), at * bytes, transforms.values(), 0, n * bytes);
            transforms.apply(function, x.dtype(), n);
            MemorySegment.copy(transforms.values(), 0, y.segment(), at * bytes, n * bytes);
        }
        transforms.giveBack();
    }

    /// The library's function, where it has a right one.
    private static @Nullable Function function(UnaryKind kind) {
        return switch (kind) {
            case COS -> Function.COS;
            case EXP -> Function.EXP;
            case LOG -> Function.LOG;
            case SIN -> Function.SIN;
            case ACOS -> Function.ACOS;
            case ASIN -> Function.ASIN;
            case ATAN -> Function.ATAN;
            case TAN -> Function.TAN;
            case ERF -> Function.ERF;
            default -> null;
        };
    }

    private static void binary(BinaryKind kind, NativeStorage a, NativeStorage b, NativeStorage y) {
        int count = y.count();
        Reader left = new Reader(a, y.shape());
        Reader right = new Reader(b, y.shape());
        Scratch scratch = Scratch.get();
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            if (y.dtype() == DType.FLOAT32 && Floats.has(kind)) {
                float[] p = scratch.floats(0);
                float[] q = scratch.floats(1);
                left.floats(at, n, p);
                right.floats(at, n, q);
                Floats.binary(kind, p, q, p, n);
                Elements.write(p, y.segment(), at, n);
            } else if (y.dtype().isFloating()) {
                double[] p = scratch.doubles(0);
                double[] q = scratch.doubles(1);
                left.doubles(at, n, p);
                right.doubles(at, n, q);
                Doubles.binary(kind, p, q, p, n);
                Elements.write(p, y.dtype(), y.segment(), at, n);
            } else {
                int[] p = scratch.ints(0);
                int[] q = scratch.ints(1);
                left.ints(at, n, p);
                right.ints(at, n, q);
                Ints.binary(kind, y.dtype(), p, q, p, n);
                Elements.write(p, y.dtype(), y.segment(), at, n);
            }
        }
    }
}
