package dev.telar.conformance;

import java.lang.foreign.MemorySegment;

import dev.telar.op.HostArray;
import dev.telar.op.Permute;
import dev.telar.op.Reverse;
import dev.telar.op.Slice;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The ways in which the values of a tensor may lie in memory other than densely and in order, on backends whose slices, transposes and
/// reversals are views. What lies between the values is junk: 85 in each byte.
public enum View {
    /// A transposed tensor: the axes in memory run in the opposite order.
    TRANSPOSED,
    /// Every second element of the last axis.
    STRIDED,
    /// The inner part of a tensor that is larger by one on both sides of each axis: it starts late, and its rows have gaps.
    SLICED,
    /// All axes run backwards.
    REVERSED,
    /// Every second row of a transposed, sliced and reversed tensor: a view of a view of a view.
    NESTED;

    private static final byte JUNK = 0x55;

    /// A tensor of the given values on the current backend that is made through core's operations, so that it is such a view on a backend
    /// that has views. Scalars are dense.
    public Tensor of(HostArray values) {
        if (values.spec().shape().rank() == 0) {
            return Tensor.of(values);
        }
        return switch (this) {
            case TRANSPOSED -> transposed(values);
            case STRIDED -> strided(values);
            case SLICED -> sliced(values);
            case REVERSED -> reverse(Tensor.of(permuted(values, Layout.reversed(values.spec().shape()))));
            case NESTED -> nested(values);
        };
    }

    private static Tensor transposed(HostArray values) {
        Layout layout = Layout.transposed(values.spec().shape());
        return transpose(Tensor.of(permuted(values, layout)));
    }

    private static Tensor strided(HostArray values) {
        Layout layout = Layout.strided(values.spec().shape(), values.spec().shape().rank() - 1);
        Tensor whole = Tensor.of(permuted(values, layout));
        return slice(whole, layout, values.spec().shape());
    }

    private static Tensor sliced(HostArray values) {
        Layout layout = Layout.sliced(values.spec().shape());
        return slice(Tensor.of(permuted(values, layout)), layout, values.spec().shape());
    }

    private static Tensor nested(HostArray values) {
        Shape shape = values.spec().shape();
        HostArray backwards = permuted(values, Layout.reversed(shape));
        Layout turned = Layout.transposed(shape);
        HostArray across = permuted(backwards, turned);
        Layout apart = Layout.strided(turned.shape(), 0);
        HostArray spread = permuted(across, apart);
        Layout framed = Layout.sliced(apart.shape());
        Tensor inner = slice(Tensor.of(permuted(spread, framed)), framed, apart.shape());
        return reverse(transpose(slice(inner, apart, turned.shape())));
    }

    private static Tensor transpose(Tensor x) {
        int[] order = new int[x.shape().rank()];
        for (int i = 0; i < order.length; i++) {
            order[i] = order.length - 1 - i;
        }
        return Tensor.apply(new Permute(IntList.of(order)), x).getFirst();
    }

    private static Tensor reverse(Tensor x) {
        return Tensor.apply(new Reverse(IntList.range(x.shape().rank())), x).getFirst();
    }

    private static Tensor slice(Tensor whole, Layout layout, Shape shape) {
        int[] start = new int[shape.rank()];
        int[] limit = new int[shape.rank()];
        for (int i = 0; i < start.length; i++) {
            start[i] = layout.start()[i];
            limit[i] = shape.size(i) == 0 ? start[i] : start[i] + (shape.size(i) - 1) * layout.step()[i] + 1;
        }
        return Tensor.apply(new Slice(IntList.of(start), IntList.of(limit), IntList.of(layout.step())), whole).getFirst();
    }

    /// The values at their places in a larger array.
    private static HostArray permuted(HostArray values, Layout layout) {
        int bytes = values.spec().dtype().bytes();
        HostArray placed = HostArray.allocate(new TensorSpec(layout.shape(), values.spec().dtype()));
        placed.data().fill(JUNK);
        int n = values.spec().shape().count();
        for (int i = 0; i < n; i++) {
            long to = layout.place(i, values.spec().shape());
            MemorySegment.copy(values.data(), (long) i * bytes, placed.data(), to * bytes, bytes);
        }
        return placed;
    }

    /// Where the elements of a tensor lie in a larger one.
    ///
    /// @param shape of the larger one
    /// @param order its axis for each axis of the tensor
    /// @param start its index along each axis of the tensor for index 0
    /// @param step what one index further along each axis of the tensor adds to it
    private record Layout(Shape shape, int[] order, int[] start, int[] step) {

        static Layout transposed(Shape shape) {
            int rank = shape.rank();
            int[] order = new int[rank];
            int[] sizes = new int[rank];
            for (int i = 0; i < rank; i++) {
                order[i] = rank - 1 - i;
                sizes[rank - 1 - i] = shape.size(i);
            }
            return new Layout(Shape.of(sizes), order, new int[rank], IntList.filled(rank, 1).toArray());
        }

        static Layout strided(Shape shape, int axis) {
            int rank = shape.rank();
            int[] step = IntList.filled(rank, 1).toArray();
            step[axis] = 2;
            return new Layout(shape.with(axis, 2 * shape.size(axis)), IntList.range(rank).toArray(), new int[rank], step);
        }

        static Layout sliced(Shape shape) {
            int rank = shape.rank();
            int[] sizes = shape.toArray();
            for (int i = 0; i < rank; i++) {
                sizes[i] += 2;
            }
            int[] ones = IntList.filled(rank, 1).toArray();
            return new Layout(Shape.of(sizes), IntList.range(rank).toArray(), ones, ones);
        }

        static Layout reversed(Shape shape) {
            int rank = shape.rank();
            int[] start = shape.toArray();
            for (int i = 0; i < rank; i++) {
                start[i]--;
            }
            return new Layout(shape, IntList.range(rank).toArray(), start, IntList.filled(rank, -1).toArray());
        }

        /// The place in the larger array of an element of the tensor, both counted in row-major order.
        long place(int element, Shape tensor) {
            int[] at = new int[order.length];
            int rest = element;
            for (int axis = order.length - 1; axis >= 0; axis--) {
                at[order[axis]] = start[axis] + step[axis] * (rest % tensor.size(axis));
                rest /= tensor.size(axis);
            }
            long place = 0;
            for (int axis = 0; axis < at.length; axis++) {
                place = place * shape.size(axis) + at[axis];
            }
            return place;
        }
    }
}
