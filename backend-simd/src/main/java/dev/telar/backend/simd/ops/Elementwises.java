package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.memory.SimdStorage;
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

/// Functions of elements.
public final class Elementwises {

    private Elementwises() {}

    /// FLOAT32, comparisons of INT32 as well, choices among values of 4 bytes, and the casts that models meet; core does the others on the host.
    public static boolean runs(Elementwise op, List<TensorSpec> inputs) {
        DType dtype = inputs.getFirst().dtype();
        return switch (op) {
            case Unary unary -> dtype == DType.FLOAT32 || dtype == DType.BOOL && unary.kind() == UnaryKind.NOT;
            case Binary binary -> dtype == DType.FLOAT32 || dtype == DType.INT32 && Integers.runs(binary.kind());
            case Compare _ -> dtype == DType.FLOAT32 || dtype == DType.INT32;
            case Where _ -> inputs.get(1).dtype() == DType.FLOAT32 || inputs.get(1).dtype() == DType.INT32;
            case Cast cast -> Casts.runs(dtype, cast.dtype());
        };
    }

    /// Runs the operation.
    public static Storage run(Elementwise op, Invocation call, Engine engine) {
        return switch (op) {
            case Unary unary -> unary(unary, call, engine);
            case Binary binary -> binary(binary, call, engine);
            case Compare compare -> Comparisons.run(compare, call, engine);
            case Where _ -> where(call, engine);
            case Cast cast -> Casts.run(cast, call, engine);
        };
    }

    private static Storage unary(Unary op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        int n = y.count();
        if (Flat.staysHere(engine, n, Flat.HEAVY)) {
            unary(op.kind(), x, y, 0, n, engine);
        } else {
            Flat.split(engine, n, Flat.HEAVY, (from, to) -> unary(op.kind(), x, y, from, to - from, engine));
        }
        return y;
    }

    private static void unary(UnaryKind kind, SimdStorage x, SimdStorage y, int at, int n, Engine engine) {
        switch (kind) {
            case NOT -> Comparisons.not(x.bytes(), y.bytes(), at, n);
            case IS_NAN -> Comparisons.isNaN(x.floats(), y.bytes(), at, n);
            default -> engine.kernels().elementwise().unary(kind, x.floats(), at, y.floats(), at, n);
        }
    }

    private static Storage binary(Binary op, Invocation call, Engine engine) {
        SimdStorage a = Engine.input(call, 0);
        SimdStorage b = Engine.input(call, 1);
        SimdStorage y = engine.result(call);
        int aLength = Rows.length(y.shape(), a.shape());
        int bLength = Rows.length(y.shape(), b.shape());
        if (y.spec().dtype() == DType.INT32 && aLength == Rows.ANY && bLength == Rows.ANY
                && Flat.staysHere(engine, y.count(), Flat.LIGHT)) {
            Integers.flat(op.kind(), a.ints(), Rows.step(y.shape(), a.shape()), b.ints(), Rows.step(y.shape(), b.shape()),
                    y.ints(), y.count());
            return y;
        }
        boolean agree = aLength == Rows.ANY || bLength == Rows.ANY || aLength == bLength;
        if (y.spec().dtype() != DType.FLOAT32 || aLength == Rows.NONE || bLength == Rows.NONE || !agree) {
            return broadcast(op.kind(), a, b, y, engine);
        }
        int n = Math.max(aLength, bLength);
        if (n == Rows.ANY) {
            flat(op.kind(), a, b, y, engine);
        } else {
            rows(op.kind(), a, b, y, n, engine);
        }
        return y;
    }

    private static Storage broadcast(BinaryKind kind, SimdStorage a, SimdStorage b, SimdStorage y, Engine engine) {
        Broadcasting rows = new Broadcasting(y.shape(), a.shape(), b.shape());
        if (y.spec().dtype() == DType.INT32) {
            Integers.binary(kind, a.ints(), b.ints(), y.ints(), rows, engine);
            return y;
        }
        float[] p = a.floats();
        float[] q = b.floats();
        float[] out = y.floats();
        ElementwiseKernel kernel = engine.kernels().elementwise();
        int aStep = rows.step(0);
        int bStep = rows.step(1);
        rows.run(engine.workers(), (at, outAt, n) -> kernel.binary(kind, p, at[0], aStep, q, at[1], bStep, out, outAt, n));
        return y;
    }

    private static void flat(BinaryKind kind, SimdStorage a, SimdStorage b, SimdStorage y, Engine engine) {
        float[] p = a.floats();
        float[] q = b.floats();
        float[] out = y.floats();
        int count = y.count();
        int aStep = Rows.step(y.shape(), a.shape());
        int bStep = Rows.step(y.shape(), b.shape());
        ElementwiseKernel kernel = engine.kernels().elementwise();
        if (Flat.staysHere(engine, count, Flat.LIGHT)) {
            kernel.binary(kind, p, 0, aStep, q, 0, bStep, out, 0, count);
        } else {
            Flat.split(engine, count, Flat.LIGHT,
                    (from, to) -> kernel.binary(kind, p, from * aStep, aStep, q, from * bStep, bStep, out, from, to - from));
        }
    }

    private static void rows(BinaryKind kind, SimdStorage a, SimdStorage b, SimdStorage y, int n, Engine engine) {
        int count = y.count() / n;
        if (Flat.staysHere(engine, y.count(), Flat.LIGHT)) {
            rows(kind, a, b, y, n, 0, count, engine);
        } else {
            Flat.split(engine, count, Math.max(1, Flat.LIGHT / n), (from, to) -> rows(kind, a, b, y, n, from, to, engine));
        }
    }

    private static void rows(BinaryKind kind, SimdStorage a, SimdStorage b, SimdStorage y, int n, int from, int to,
            Engine engine) {
        ElementwiseKernel kernel = engine.kernels().elementwise();
        float[] p = a.floats();
        float[] q = b.floats();
        float[] out = y.floats();
        int aRow = Rows.rowStep(y.shape(), a.shape(), n);
        int bRow = Rows.rowStep(y.shape(), b.shape(), n);
        int aStep = Rows.step(y.shape(), a.shape());
        int bStep = Rows.step(y.shape(), b.shape());
        for (int row = from; row < to; row++) {
            kernel.binary(kind, p, row * aRow, aStep, q, row * bRow, bStep, out, row * n, n);
        }
    }

    private static Storage where(Invocation call, Engine engine) {
        SimdStorage c = Engine.input(call, 0);
        SimdStorage yes = Engine.input(call, 1);
        SimdStorage no = Engine.input(call, 2);
        SimdStorage y = engine.result(call);
        Broadcasting rows = new Broadcasting(y.shape(), c.shape(), yes.shape(), no.shape());
        byte[] mask = c.bytes();
        int s = rows.step(0);
        int t = rows.step(1);
        int u = rows.step(2);
        if (y.spec().dtype() == DType.INT32) {
            int[] a = yes.ints();
            int[] b = no.ints();
            int[] out = y.ints();
            rows.run(engine.workers(), (at, outAt, n) -> {
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = mask[at[0] + i * s] != 0 ? a[at[1] + i * t] : b[at[2] + i * u];
                }
            });
        } else {
            float[] a = yes.floats();
            float[] b = no.floats();
            float[] out = y.floats();
            rows.run(engine.workers(), (at, outAt, n) -> {
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = mask[at[0] + i * s] != 0 ? a[at[1] + i * t] : b[at[2] + i * u];
                }
            });
        }
        return y;
    }
}
