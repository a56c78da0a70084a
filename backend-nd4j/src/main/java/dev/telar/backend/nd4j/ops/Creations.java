package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.Creation;
import dev.telar.op.Full;
import dev.telar.op.Iota;
import dev.telar.op.RandomBits;
import dev.telar.random.Philox;
import dev.telar.shape.Shape;

/// Tensors made of attributes.
public final class Creations {

    private Creations() {}

    /// Runs the operation.
    public static Storage run(Creation op, Invocation call, Engine engine) {
        NativeStorage y = engine.result(call);
        switch (op) {
            case Full full -> fill(y, full.value());
            case Iota iota -> iota(iota, y);
            case RandomBits _ -> randomBits(Engine.input(call, 0), Engine.input(call, 1), y);
        }
        return y;
    }

    /// Sets all elements.
    static void fill(NativeStorage y, double value) {
        MemorySegment to = y.segment();
        int n = y.count();
        switch (y.dtype()) {
            case FLOAT32 -> {
                float v = (float) value;
                if (Float.floatToRawIntBits(v) == 0) {
                    to.asSlice(0, y.spec().bytes()).fill((byte) 0);
                    return;
                }
                for (int i = 0; i < n; i++) {
                    to.setAtIndex(Elements.FLOAT, i, v);
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < n; i++) {
                    to.setAtIndex(Elements.DOUBLE, i, value);
                }
            }
            case INT32 -> {
                for (int i = 0; i < n; i++) {
                    to.setAtIndex(Elements.INT, i, (int) value);
                }
            }
            case UINT8, BOOL -> to.asSlice(0, n).fill((byte) (int) value);
        }
    }

    private static void randomBits(NativeStorage key, NativeStorage counter, NativeStorage y) {
        int n = y.count();
        int[] words = new int[n];
        Philox.fill(words, n, 0, Math.ceilDiv(n, 4), pair(counter), pair(key));
        MemorySegment.copy(words, 0, y.segment(), Elements.INT, 0, n);
    }

    private static int[] pair(NativeStorage x) {
        return new int[]{x.segment().getAtIndex(Elements.INT, 0), x.segment().getAtIndex(Elements.INT, 1)};
    }

    private static void iota(Iota op, NativeStorage y) {
        Shape shape = y.shape();
        int size = shape.size(op.axis());
        int inner = shape.part(op.axis() + 1, shape.rank()).count();
        double[] values = Scratch.get().doubles(0);
        int count = y.count();
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            for (int i = 0; i < n; i++) {
                int index = (at + i) / inner % size;
                values[i] = y.dtype().bytes() == 1 ? index & 0xff : index;
            }
            Elements.write(values, y.dtype(), y.segment(), at, n);
        }
    }
}
