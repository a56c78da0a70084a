package dev.telar.backend.reference;

import dev.telar.backend.Invocation;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Concat;
import dev.telar.op.FoldWindows;
import dev.telar.op.Movement;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reshape;
import dev.telar.op.Reverse;
import dev.telar.op.Slice;
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// What moves elements: each operation says by [Strides] where its elements come from or go to.
final class MovementKernels {

    private MovementKernels() {}

    static Object run(Movement op, Invocation call) {
        ArrayStorage x = ArrayStorage.input(call, 0);
        return switch (op) {
            case Reshape _ -> x.array();
            case BroadcastTo to -> x.spread(to.shape()).array();
            case Permute permute -> picked(x, permuted(x.shape(), permute.order().toArray()));
            case Slice slice -> picked(x, sliced(x.shape(), slice, call.result().shape()));
            case Reverse reverse -> picked(x, reversed(x.shape(), reverse.axes()));
            case Pad pad -> pad(pad, x, call.result().shape());
            case Concat concat -> concat(concat.axis(), call);
            case Windows windows -> picked(x, windows(windows, x.shape(), call.result().shape()));
            case FoldWindows fold -> foldWindows(fold, x, call.result().shape());
        };
    }

    private static Object picked(ArrayStorage x, Strides strides) {
        return Elements.pick(x.array(), strides.indices());
    }

    static Strides permuted(Shape shape, int[] order) {
        int[] dense = Strides.dense(shape);
        int[] sizes = new int[order.length];
        int[] strides = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = shape.size(order[i]);
            strides[i] = dense[order[i]];
        }
        return new Strides(0, sizes, strides);
    }

    private static Strides sliced(Shape shape, Slice op, Shape result) {
        int[] strides = Strides.dense(shape);
        int offset = 0;
        for (int i = 0; i < strides.length; i++) {
            offset += op.start().get(i) * strides[i];
            strides[i] *= op.step().get(i);
        }
        return new Strides(offset, result.toArray(), strides);
    }

    private static Strides reversed(Shape shape, IntList axes) {
        int[] strides = Strides.dense(shape);
        int offset = 0;
        for (int i = 0; i < axes.size(); i++) {
            int axis = axes.get(i);
            offset += (shape.size(axis) - 1) * strides[axis];
            strides[axis] = -strides[axis];
        }
        return new Strides(offset, shape.toArray(), strides);
    }

    private static Object pad(Pad op, ArrayStorage x, Shape result) {
        Object target = CreationKernels.full(result.count(), x.dtype(), op.value());
        int[] strides = Strides.dense(result);
        int offset = 0;
        for (int i = 0; i < strides.length; i++) {
            offset += op.low().get(i) * strides[i];
            strides[i] *= op.interior().get(i) + 1;
        }
        Elements.put(x.array(), target, new Strides(offset, x.shape().toArray(), strides).indices());
        return target;
    }

    private static Object concat(int axis, Invocation call) {
        Shape result = call.result().shape();
        Object target = CreationKernels.full(result.count(), call.result().dtype(), 0);
        int[] strides = Strides.dense(result);
        int offset = 0;
        for (int i = 0; i < call.inputs().size(); i++) {
            ArrayStorage x = ArrayStorage.input(call, i);
            Elements.put(x.array(), target, new Strides(offset, x.shape().toArray(), strides).indices());
            offset += x.shape().size(axis) * strides[axis];
        }
        return target;
    }

    /// Where the windows over a tensor of shape `x` lie in it.
    private static Strides windows(Windows op, Shape x, Shape result) {
        int[] dense = Strides.dense(x);
        int[] strides = new int[result.rank()];
        System.arraycopy(dense, 0, strides, 0, dense.length);
        for (int i = 0; i < op.axes().size(); i++) {
            int axis = op.axes().get(i);
            strides[axis] = dense[axis] * op.strides().get(i);
            strides[x.rank() + i] = dense[axis] * op.dilations().get(i);
        }
        return new Strides(0, result.toArray(), strides);
    }

    private static Object foldWindows(FoldWindows op, ArrayStorage x, Shape result) {
        int[] targets = windows(op.windows(), result, x.shape()).indices();
        if (x.dtype() == DType.INT32) {
            int[] sums = new int[result.count()];
            int[] values = x.ints();
            for (int i = 0; i < targets.length; i++) {
                sums[targets[i]] += values[i];
            }
            return sums;
        }
        CompensatedSums sums = new CompensatedSums(new double[result.count()]);
        double[] values = x.doubles();
        for (int i = 0; i < targets.length; i++) {
            sums.add(targets[i], values[i]);
        }
        return Elements.ofDoubles(sums.values(), x.dtype());
    }
}
