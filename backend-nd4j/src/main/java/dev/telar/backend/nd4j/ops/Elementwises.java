package dev.telar.backend.nd4j.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.library.Transforms;
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

    /// From so many elements on a call of the library is faster than a loop.
    private static final int LIBRARY = Integer.getInteger("telar.nd4j.library", 1024);

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
        int native_ = x.dtype().isFloating() ? libraryFunction(kind) : -1;
        if (native_ >= 0) {
            Transforms.strict(native_, x.dtype(), x.count(), x.buffer(), y.buffer());
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

    /// The number of a function of libnd4j's strict family that is right, or −1.
    private static int libraryFunction(UnaryKind kind) {
        return switch (kind) {
            case COS -> 22;
            case EXP -> 23;
            case LOG -> 24;
            case SIN -> 27;
            case ACOS -> 30;
            case ASIN -> 31;
            case ATAN -> 32;
            case TAN -> 41;
            case ERF -> 45;
            default -> -1;
        };
    }

    private static void binary(BinaryKind kind, NativeStorage a, NativeStorage b, NativeStorage y) {
        int count = y.count();
        int function = libraryFunction(kind);
        if (function >= 0 && count >= LIBRARY && y.dtype().isFloating() && a.count() == count && b.count() == count) {
            Transforms.pairwise(function, y.dtype(), count, a.buffer(), b.buffer(), y.buffer());
            return;
        }
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

    /// The number of a function of libnd4j's pairwise family that is right, or −1.
    private static int libraryFunction(BinaryKind kind) {
        return switch (kind) {
            case ADD -> 0;
            case DIV -> 2;
            case MUL -> 3;
            case SUB -> 6;
            default -> -1;
        };
    }
}
