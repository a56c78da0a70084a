package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntBinaryOperator;

import ai.djl.pytorch.engine.PtNDArray;

import dev.telar.backend.Invocation;
import dev.telar.op.BinaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// What DJL lacks for INT32 and every dropout needs: the functions of bits, in plain loops on the host between a copy from PyTorch and a
/// copy back.
final class HostIntegers {

    private HostIntegers() {}

    /// Two tensors of one shape, or one and a scalar. Core's host runs whatever else there is, more slowly.
    static boolean runs(List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec y = inputs.get(1);
        return x.dtype() == DType.INT32 && (y.shape().rank() == 0 || x.equals(y));
    }

    static PtNDArray run(BinaryKind kind, Invocation call, Memory memory) {
        int[] x = memory.ints(call.input(0));
        int[] y = memory.ints(call.input(1));
        IntBinaryOperator function = of(kind);
        if (y.length == 1) {
            int scalar = y[0];
            for (int i = 0; i < x.length; i++) {
                x[i] = function.applyAsInt(x[i], scalar);
            }
        } else {
            for (int i = 0; i < x.length; i++) {
                x[i] = function.applyAsInt(x[i], y[i]);
            }
        }
        return memory.upload(call.result(), MemorySegment.ofArray(x));
    }

    private static IntBinaryOperator of(BinaryKind kind) {
        return switch (kind) {
            case AND -> (x, y) -> x & y;
            case OR -> (x, y) -> x | y;
            case XOR -> (x, y) -> x ^ y;
            case SHIFT_LEFT -> (x, y) -> y < 0 || y >= Integer.SIZE ? 0 : x << y;
            case SHIFT_RIGHT -> (x, y) -> x >> (y < 0 || y >= Integer.SIZE ? Integer.SIZE - 1 : y);
            case ADD, SUB, MUL, DIV, MOD, POW, ATAN2, MAX, MIN ->
                throw new IllegalArgumentException(kind + " is no function of bits");
        };
    }
}
