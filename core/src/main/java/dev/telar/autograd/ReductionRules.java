package dev.telar.autograd;

import dev.telar.autograd.GradientRules.Treatment;
import dev.telar.op.ArgReduce;
import dev.telar.op.CumSum;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reduce;
import dev.telar.op.Reduction;
import dev.telar.op.Reverse;
import dev.telar.op.Selection;
import dev.telar.op.Sort;
import dev.telar.op.StopGradient;
import dev.telar.op.TopK;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The rules of operations that run along axes.
final class ReductionRules {

    private ReductionRules() {}

    static Treatment treatment(Reduction op) {
        return switch (op) {
            case Reduce _,CumSum _,Sort _ -> Treatment.RECORD;
            case ArgReduce _ -> Treatment.CONSTANT;
        };
    }

    static void apply(Reduction op, Recorded r) {
        switch (op) {
            case Reduce reduce -> r.give(0, () -> reduce(reduce, r.x(0), r.y(), r.dy()));
            case CumSum cumSum -> r.give(0, () -> reverse(reverse(r.dy(), cumSum.axis()).cumSum(cumSum.axis()), cumSum.axis()));
            case Sort sort -> r.give(0, () -> putBack(r, sort.axis()));
            case ArgReduce argReduce -> throw GradientRules.unexpected(argReduce);
        }
    }

    static void selection(Selection op, Recorded r) {
        switch (op) {
            case TopK _ -> r.give(0, () -> putBack(r, r.x(0).shape().rank() - 1));
            case StopGradient stop -> throw GradientRules.unexpected(stop);
        }
    }

    private static Tensor reduce(Reduce op, Tensor x, Tensor y, Tensor dy) {
        Shape kept = x.shape().reduced(op.axes(), true);
        Tensor up = dy.reshape(kept);
        return switch (op.kind()) {
            case SUM -> up.broadcastTo(x.shape());
            case MAX, MIN -> {
                Tensor chosen = x.equal(y.reshape(kept));
                Tensor ties = Sums.along(chosen.cast(x.dtype()), op.axes(), true);
                yield Tensor.where(chosen, up.divide(ties), up.like(0));
            }
            case PROD -> up.multiply(productOfOthers(x, op.axes()));
        };
    }

    /// For each element the product of all others along the axes: that of those before it times that of those behind it. A quotient by the
    /// element itself would fail at zeros.
    private static Tensor productOfOthers(Tensor x, IntList axes) {
        int rank = x.shape().rank();
        int[] order = new int[rank];
        int[] back = new int[rank];
        int n = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int axis = 0; axis < rank; axis++) {
                if (axes.contains(axis) == (pass == 1)) {
                    back[axis] = n;
                    order[n++] = axis;
                }
            }
        }
        Tensor moved = permute(x, order);
        Shape kept = moved.shape().part(0, rank - axes.size());
        Shape along = moved.shape().part(rank - axes.size(), rank);
        Tensor rows = moved.reshape(kept.concat(Shape.of(along.count())));
        Tensor before = productsBefore(rows);
        Tensor behind = reverse(productsBefore(reverse(rows, kept.rank())), kept.rank());
        return permute(before.multiply(behind).reshape(moved.shape()), back);
    }

    /// The products of all elements before each one along the last axis, by doubling: after the step of distance *d* every element holds the
    /// product of the 2·d elements before it.
    private static Tensor productsBefore(Tensor x) {
        int n = x.shape().size(-1);
        if (n == 0) {
            return x;
        }
        Tensor products = shift(x, 1);
        for (int distance = 1; distance < n; distance *= 2) {
            products = products.multiply(shift(products, distance));
        }
        return products;
    }

    /// Moves the elements of the last axis to higher indices; ones follow from below.
    private static Tensor shift(Tensor x, int distance) {
        int last = x.shape().rank() - 1;
        Tensor left = x.slice(last, 0, x.shape().size(last) - distance);
        IntList none = IntList.filled(last + 1, 0);
        int[] low = none.toArray();
        low[last] = distance;
        return Tensor.apply(new Pad(IntList.of(low), none, none, 1), left).getFirst();
    }

    /// Puts the gradients of sorted values back to where the values came from.
    private static Tensor putBack(Recorded r, int axis) {
        Shape shape = r.x(0).shape();
        int rank = shape.rank();
        int[] order = IntList.range(rank).toArray();
        order[axis] = rank - 1;
        order[rank - 1] = axis;
        Tensor dy = permute(r.dy(), order);
        Tensor from = permute(r.outputs().get(1), order);
        int size = shape.size(axis);
        int rows = dy.shape().part(0, rank - 1).count();
        int taken = dy.shape().size(-1);
        Tensor row = Tensor.arange(rows).to(from.place()).multiply(size).reshape(Shape.of(rows, 1));
        Tensor places = from.reshape(Shape.of(rows, taken)).add(row).flatten();
        Tensor zeros = dy.like(0).broadcastTo(Shape.of(Math.multiplyExact(rows, size)));
        Tensor dx = zeros.scatterAdd(places, dy.flatten(), 0).reshape(dy.shape().with(-1, size));
        return permute(dx, order);
    }

    static Tensor permute(Tensor x, int... order) {
        return Tensor.apply(new Permute(IntList.of(order)), x).getFirst();
    }

    static Tensor reverse(Tensor x, int axis) {
        return Tensor.apply(new Reverse(IntList.of(axis)), x).getFirst();
    }
}
