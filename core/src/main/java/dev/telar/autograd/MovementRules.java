package dev.telar.autograd;

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
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The rules of movements: the gradient moves back.
final class MovementRules {

    private MovementRules() {}

    static void apply(Movement op, Recorded r) {
        switch (op) {
            case Reshape _ -> r.give(0, () -> r.dy().reshape(r.x(0).shape()));
            case BroadcastTo _ -> r.give(0, r::dy);
            case Permute permute -> r.give(0, () -> ReductionRules.permute(r.dy(), inverse(permute.order())));
            case Slice slice -> r.give(0, () -> Tensor.apply(adjoint(slice, r.x(0).shape()), r.dy()).getFirst());
            case Reverse reverse -> r.give(0, () -> Tensor.apply(reverse, r.dy()).getFirst());
            case Pad pad -> r.give(0, () -> Tensor.apply(adjoint(pad, r.x(0).shape()), r.dy()).getFirst());
            case Concat concat -> concat(concat.axis(), r);
            case Windows windows -> r.give(0, () -> Tensor.apply(adjoint(windows, r.x(0).shape()), r.dy()).getFirst());
            case FoldWindows fold -> r.give(0, () -> Tensor.apply(fold.windows(), r.dy()).getFirst());
        }
    }

    private static int[] inverse(IntList order) {
        int[] inverse = new int[order.size()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[order.get(i)] = i;
        }
        return inverse;
    }

    private static void concat(int axis, Recorded r) {
        int start = 0;
        for (int i = 0; i < r.inputs().size(); i++) {
            int from = start;
            int to = from + r.x(i).shape().size(axis);
            r.give(i, () -> r.dy().slice(axis, from, to));
            start = to;
        }
    }

    /// Zeros before, between and behind the elements that the slice took.
    private static Pad adjoint(Slice op, Shape x) {
        int rank = x.rank();
        int[] high = new int[rank];
        int[] interior = new int[rank];
        for (int i = 0; i < rank; i++) {
            int taken = Math.ceilDiv(op.limit().get(i) - op.start().get(i), op.step().get(i));
            int end = taken == 0 ? op.start().get(i) : op.start().get(i) + (taken - 1) * op.step().get(i) + 1;
            high[i] = x.size(i) - end;
            interior[i] = op.step().get(i) - 1;
        }
        return new Pad(op.start(), IntList.of(high), IntList.of(interior), 0);
    }

    /// What lies where the padding was not put.
    private static Slice adjoint(Pad op, Shape x) {
        int rank = x.rank();
        int[] limit = new int[rank];
        int[] step = new int[rank];
        for (int i = 0; i < rank; i++) {
            step[i] = op.interior().get(i) + 1;
            limit[i] = x.size(i) == 0 ? op.low().get(i) : op.low().get(i) + (x.size(i) - 1) * step[i] + 1;
        }
        return new Slice(op.low(), IntList.of(limit), IntList.of(step));
    }

    private static FoldWindows adjoint(Windows op, Shape x) {
        int[] lengths = new int[op.axes().size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = x.size(op.axes().get(i));
        }
        return new FoldWindows(IntList.of(lengths), op.axes(), op.sizes(), op.strides(), op.dilations());
    }
}
