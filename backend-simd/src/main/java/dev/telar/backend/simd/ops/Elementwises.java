package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Binary;
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
        Broadcasting flat = new Broadcasting(y.shape(), y.shape());
        switch (op.kind()) {
            case NOT -> {
                byte[] in = x.bytes();
                byte[] out = y.bytes();
                flat.run(engine.workers(), (_, at, n) -> Comparisons.not(in, out, at, n));
            }
            case IS_NAN -> {
                float[] in = x.floats();
                byte[] out = y.bytes();
                flat.run(engine.workers(), (_, at, n) -> Comparisons.isNaN(in, out, at, n));
            }
            default -> {
                float[] in = x.floats();
                float[] out = y.floats();
                ElementwiseKernel kernel = engine.kernels().elementwise();
                flat.run(engine.workers(), (_, at, n) -> kernel.unary(op.kind(), in, at, out, at, n));
            }
        }
        return y;
    }

    private static Storage binary(Binary op, Invocation call, Engine engine) {
        SimdStorage a = Engine.input(call, 0);
        SimdStorage b = Engine.input(call, 1);
        SimdStorage y = engine.result(call);
        Broadcasting rows = new Broadcasting(y.shape(), a.shape(), b.shape());
        if (y.spec().dtype() == DType.INT32) {
            Integers.binary(op.kind(), a.ints(), b.ints(), y.ints(), rows, engine);
            return y;
        }
        float[] p = a.floats();
        float[] q = b.floats();
        float[] out = y.floats();
        ElementwiseKernel kernel = engine.kernels().elementwise();
        int aStep = rows.step(0);
        int bStep = rows.step(1);
        rows.run(engine.workers(), (at, outAt, n) -> kernel.binary(op.kind(), p, at[0], aStep, q, at[1], bStep, out, outAt, n));
        return y;
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
