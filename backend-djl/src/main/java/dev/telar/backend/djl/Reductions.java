package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.op.ArgReduce;
import dev.telar.op.CumSum;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Reduction;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Along axes. PyTorch adds and multiplies integers as INT64, whose low half is what wraps around.
final class Reductions {

    private Reductions() {}

    static boolean runs(Reduction op) {
        return !(op instanceof Sort);
    }

    static PtNDArray run(Reduction op, Invocation call, Memory memory) {
        PtNDArray x = DjlStorage.input(call, 0);
        TensorSpec spec = call.input(0).spec();
        return switch (op) {
            case Reduce reduce -> reduce(reduce, x, spec, call.result(), memory);
            case ArgReduce arg -> place(arg, x, spec.dtype(), memory);
            case CumSum sum -> narrow(JniUtils.cumSum(x, sum.axis()), spec.dtype(), memory);
            case Sort _ -> throw new IllegalArgumentException("sorting is the host's");
        };
    }

    private static PtNDArray reduce(Reduce op, PtNDArray x, TensorSpec spec, TensorSpec result, Memory memory) {
        if (op.axes().isEmpty()) {
            return JniUtils.reshape(x, Sizes.of(result.shape()));
        }
        return switch (op.kind()) {
            case SUM -> narrow(JniUtils.sum(x, Sizes.of(op.axes()), op.keepDims()), spec.dtype(), memory);
            case PROD, MAX, MIN -> op.axes().size() == 1
                    ? alongOne(op, x, op.axes().get(0), op.keepDims(), spec.dtype(), memory)
                    : alongSeveral(op, x, spec, result.shape(), memory);
        };
    }

    private static PtNDArray alongOne(Reduce op, PtNDArray x, int axis, boolean keepDims, DType dtype, Memory memory) {
        return switch (op.kind()) {
            case PROD -> narrow(JniUtils.prod(x, axis, keepDims), dtype, memory);
            case MAX, MIN -> Extremes.run(op.kind() == ReduceKind.MAX, x, axis, keepDims, dtype, memory);
            case SUM -> throw new IllegalArgumentException("sums take all axes at once");
        };
    }

    /// Moves the axes behind the others and makes them one.
    private static PtNDArray alongSeveral(Reduce op, PtNDArray x, TensorSpec spec, Shape result, Memory memory) {
        Shape kept = spec.shape().reduced(op.axes(), false);
        long reduced = 1;
        for (int i = 0; i < op.axes().size(); i++) {
            reduced *= spec.shape().size(op.axes().get(i));
        }
        try (Scratch s = new Scratch()) {
            PtNDArray moved = s.of(JniUtils.permute(x, axesLast(spec.shape().rank(), op.axes())));
            PtNDArray rows = s.of(JniUtils.reshape(moved, new long[]{kept.elements(), reduced}));
            PtNDArray row = s.of(alongOne(op, rows, 1, false, spec.dtype(), memory));
            return JniUtils.reshape(row, Sizes.of(result));
        }
    }

    private static long[] axesLast(int rank, IntList axes) {
        long[] order = new long[rank];
        int kept = 0;
        int moved = rank - axes.size();
        for (int i = 0; i < rank; i++) {
            order[axes.contains(i) ? moved++ : kept++] = i;
        }
        return order;
    }

    private static PtNDArray place(ArgReduce op, PtNDArray x, DType dtype, Memory memory) {
        try (Scratch s = new Scratch()) {
            PtNDArray numbers = dtype == DType.BOOL ? s.of(memory.cast(x, DType.UINT8)) : x;
            return memory.cast(s.of(op.largest()
                    ? JniUtils.argMax(numbers, op.axis(), op.keepDims())
                    : JniUtils.argMin(numbers, op.axis(), op.keepDims())), DType.INT32);
        }
    }

    private static PtNDArray narrow(PtNDArray result, DType dtype, Memory memory) {
        if (dtype.isFloating()) {
            return result;
        }
        try (result) {
            return memory.cast(result, dtype);
        }
    }
}
