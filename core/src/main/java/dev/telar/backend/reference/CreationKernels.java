package dev.telar.backend.reference;

import java.util.Arrays;

import dev.telar.backend.Invocation;
import dev.telar.op.Creation;
import dev.telar.op.Full;
import dev.telar.op.Iota;
import dev.telar.op.RandomBits;
import dev.telar.shape.DType;

/// Values out of attributes, and random bits.
final class CreationKernels {

    private CreationKernels() {}

    static Object run(Creation op, Invocation call) {
        return switch (op) {
            case Full full -> full(full.shape().count(), full.dtype(), full.value());
            case Iota iota -> iota(iota);
            case RandomBits bits -> randomBits(bits, call);
        };
    }

    static Object full(int count, DType dtype, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return Elements.ofDoubles(values, dtype);
    }

    private static Object iota(Iota op) {
        int stride = Strides.dense(op.shape())[op.axis()];
        int size = op.shape().size(op.axis());
        int[] values = new int[op.shape().count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / stride % size;
        }
        return op.dtype().isFloating()
                ? Elements.ofDoubles(Elements.toDoubles(values, DType.INT32), op.dtype())
                : Elements.ofInts(values, op.dtype());
    }

    private static Object randomBits(RandomBits op, Invocation call) {
        int[] key = ArrayStorage.input(call, 0).ints();
        int[] counter = ArrayStorage.input(call, 1).ints();
        int[] bits = new int[op.shape().count()];
        int[] block = new int[4];
        for (int i = 0; i < bits.length; i++) {
            if (i % 4 == 0) {
                block = Philox4x32.block(new int[]{i / 4, 0, counter[0], counter[1]}, key[0], key[1]);
            }
            bits[i] = block[i % 4];
        }
        return bits;
    }
}
