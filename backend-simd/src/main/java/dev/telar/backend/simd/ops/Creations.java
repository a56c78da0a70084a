package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Creation;
import dev.telar.op.Full;
import dev.telar.op.Iota;
import dev.telar.op.RandomBits;
import dev.telar.random.Philox;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Values out of attributes, and random bits.
public final class Creations {

    private Creations() {}

    /// All of [Full], INT32 and FLOAT32 of [Iota], and random bits.
    public static boolean runs(Creation op, List<TensorSpec> inputs) {
        return switch (op) {
            case Full _ -> true;
            case Iota iota -> iota.dtype() == DType.INT32 || iota.dtype() == DType.FLOAT32;
            case RandomBits _ -> true;
        };
    }

    /// Runs the operation.
    public static Storage run(Creation op, Invocation call, Engine engine) {
        SimdStorage y = engine.result(call);
        switch (op) {
            case Full full -> Fills.fill(y, full.value());
            case Iota iota -> iota(iota, y);
            case RandomBits _ -> random(call, y, engine);
        }
        return y;
    }

    private static void iota(Iota op, SimdStorage y) {
        Shape shape = y.shape();
        int n = shape.size(op.axis());
        int inner = shape.part(op.axis() + 1, shape.rank()).count();
        for (int i = 0; i < y.count(); i++) {
            int value = i / inner % n;
            if (op.dtype() == DType.INT32) {
                y.ints()[i] = value;
            } else {
                y.floats()[i] = value;
            }
        }
    }

    private static void random(Invocation call, SimdStorage y, Engine engine) {
        int[] key = Engine.input(call, 0).ints();
        int[] counter = Engine.input(call, 1).ints();
        int[] out = y.ints();
        int n = y.count();
        engine.workers().split(Math.ceilDiv(n, 4), 1 << 13, (from, to) -> Philox.fill(out, n, from, to, counter, key));
    }
}
