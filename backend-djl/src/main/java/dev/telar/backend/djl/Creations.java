package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.op.Creation;
import dev.telar.op.Full;
import dev.telar.op.Iota;
import dev.telar.op.RandomBits;
import dev.telar.random.Philox;

/// Arrays out of attributes.
final class Creations {

    /// DJL passes the bounds as `float`, which counts no further.
    private static final int GREATEST_COUNT = 1 << 24;

    private Creations() {}

    static boolean runs(Creation op) {
        return switch (op) {
            case Full _ -> true;
            case Iota iota -> iota.shape().size(iota.axis()) <= GREATEST_COUNT;
            case RandomBits _ -> true;
        };
    }

    static PtNDArray run(Creation op, Invocation call, Memory memory) {
        return switch (op) {
            case Full full -> full.shape().rank() == 0
                    ? memory.number(full.dtype(), full.value())
                    : memory.full(full.shape(), full.dtype(), full.value());
            case Iota iota -> iota(iota, memory);
            case RandomBits _ -> randomBits(call, memory);
        };
    }

    private static PtNDArray randomBits(Invocation call, Memory memory) {
        int n = call.result().shape().count();
        int[] words = new int[n];
        Philox.fill(words, n, 0, Math.ceilDiv(n, 4), memory.ints(call.input(1)), memory.ints(call.input(0)));
        return memory.upload(call.result(), MemorySegment.ofArray(words));
    }

    private static PtNDArray iota(Iota op, Memory memory) {
        try (Scratch s = new Scratch()) {
            long[] line = new long[op.shape().rank()];
            Arrays.fill(line, 1);
            line[op.axis()] = op.shape().size(op.axis());
            PtNDArray numbers = s.of(memory.cast(s.of(memory.count(op.shape().size(op.axis()))), op.dtype()));
            PtNDArray aligned = s.of(JniUtils.reshape(numbers, line));
            return JniUtils.broadcast(aligned, Sizes.shape(op.shape()));
        }
    }
}
