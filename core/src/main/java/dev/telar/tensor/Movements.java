package dev.telar.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.op.BroadcastTo;
import dev.telar.op.FoldWindows;
import dev.telar.op.Gather;
import dev.telar.op.Iota;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reshape;
import dev.telar.op.Reverse;
import dev.telar.op.ScatterAdd;
import dev.telar.op.Slice;
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// The part of [Tensor] that moves elements and computes nothing. Axes count from 0, or from the end by negative numbers.
public sealed interface Movements permits Tensor {

    /// The same elements under another shape; one size may be −1 and follows from the others.
    ///
    /// @throws ShapeException if the numbers of elements differ
    default Tensor reshape(int... sizes) {
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == Shape.UNKNOWN && unknown >= 0) {
                throw new ShapeException("reshape: only one size may be −1, given " + Arrays.toString(sizes));
            }
            unknown = sizes[i] == Shape.UNKNOWN ? i : unknown;
            known *= sizes[i] == Shape.UNKNOWN ? 1 : sizes[i];
        }
        Shape target = Shape.of(sizes);
        if (unknown >= 0) {
            long elements = self().shape().elements();
            if (known == 0 || elements % known != 0) {
                throw new ShapeException("reshape: " + self().shape() + " has " + elements + " elements, which " + target
                        + " cannot hold whatever the size at −1");
            }
            target = target.with(unknown, (int) (elements / known));
        }
        return reshape(target);
    }

    /// The same elements under another shape.
    ///
    /// @throws ShapeException if the numbers of elements differ
    default Tensor reshape(Shape shape) {
        return shape.equals(self().shape()) ? self() : Interpreters.one(new Reshape(shape), self());
    }

    /// All elements on one axis.
    default Tensor flatten() {
        return reshape(Shape.of(self().shape().count()));
    }

    /// The axes in the given order; without one, in reverse order.
    default Tensor transpose(int... order) {
        int rank = self().shape().rank();
        int[] axes = order.length == 0 ? new int[rank] : Arrays.stream(order).map(self().shape()::axis).toArray();
        for (int i = 0; i < rank && order.length == 0; i++) {
            axes[i] = rank - 1 - i;
        }
        return Interpreters.one(new Permute(IntList.of(axes)), self());
    }

    /// This tensor with two axes exchanged.
    default Tensor swapAxes(int a, int b) {
        int[] order = IntList.range(self().shape().rank()).toArray();
        int first = self().shape().axis(a);
        int second = self().shape().axis(b);
        order[first] = second;
        order[second] = first;
        return transpose(order);
    }

    /// A new axis of size 1 at `axis` of the result.
    default Tensor expandDims(int axis) {
        int rank = self().shape().rank();
        int position = axis < 0 ? axis + rank + 1 : axis;
        if (position < 0 || position > rank) {
            throw new ShapeException("expandDims: axis " + axis + " is out of bounds for a result of rank " + (rank + 1));
        }
        return reshape(self().shape().inserted(position, 1));
    }

    /// Drops axes of size 1; without a name, all of them.
    ///
    /// @throws ShapeException if a named axis has another size
    default Tensor squeeze(int... axes) {
        Shape shape = self().shape();
        IntList chosen = axes.length > 0
                ? shape.axes(axes)
                : IntList.of(java.util.stream.IntStream.range(0, shape.rank()).filter(i -> shape.size(i) == 1).toArray());
        for (int i = 0; i < chosen.size(); i++) {
            if (shape.size(chosen.get(i)) != 1) {
                throw new ShapeException(
                        "squeeze: axis " + chosen.get(i) + " of shape " + shape + " has size " + shape.size(chosen.get(i))
                                + ", only axes of size 1 can be dropped");
            }
        }
        return reshape(shape.reduced(chosen, false));
    }

    /// Repeats the elements along axes of size 1 and new axes in front, as `numpy.broadcast_to`.
    default Tensor broadcastTo(Shape shape) {
        return shape.equals(self().shape()) ? self() : Interpreters.one(new BroadcastTo(shape), self());
    }

    /// The elements `start` (inclusive) to `stop` (exclusive) of an axis; negative numbers count from the end, numbers beyond an end mean the
    /// end, as in Python.
    default Tensor slice(int axis, int start, int stop) {
        return slice(axis, start, stop, 1);
    }

    /// Every `step`-th element from `start` (inclusive) to `stop` (exclusive) of an axis; negative numbers count from the end, numbers beyond
    /// an end mean the end, as in Python.
    ///
    /// @param step 1 or more
    default Tensor slice(int axis, int start, int stop, int step) {
        Shape shape = self().shape();
        int along = shape.axis(axis);
        int size = shape.size(along);
        int from = Math.clamp(start < 0 ? (long) start + size : start, 0, size);
        int[] low = new int[shape.rank()];
        int[] limit = shape.toArray();
        int[] steps = IntList.filled(shape.rank(), 1).toArray();
        low[along] = from;
        limit[along] = Math.clamp(stop < 0 ? (long) stop + size : stop, from, size);
        steps[along] = step;
        return Interpreters.one(new Slice(IntList.of(low), IntList.of(limit), IntList.of(steps)), self());
    }

    /// The part at `index` of the first axis, which is dropped: the row of a matrix. A negative index counts from the end.
    ///
    /// @throws IndexOutOfBoundsException if there is no such part
    default Tensor at(int index) {
        int size = self().shape().size(0);
        int i = index < 0 ? index + size : index;
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException("at: index " + index + " is out of bounds for axis 0 of shape " + self().shape());
        }
        return slice(0, i, i + 1).squeeze(0);
    }

    /// The elements in reverse order along axes; without a name, along all.
    default Tensor reverse(int... axes) {
        return Interpreters.one(new Reverse(self().shape().axes(axes)), self());
    }

    /// Puts `value` before and behind the elements of each axis.
    ///
    /// @param low how many before each axis
    /// @param high how many behind each axis
    default Tensor pad(IntList low, IntList high, double value) {
        return Interpreters.one(new Pad(low, high, IntList.filled(self().shape().rank(), 0), value), self());
    }

    /// Repeats the whole tensor along each axis, as `numpy.tile`.
    default Tensor tile(int... repeats) {
        int rank = Math.max(repeats.length, self().shape().rank());
        int[] spread = new int[2 * rank];
        int[] source = new int[2 * rank];
        int[] result = new int[rank];
        for (int i = 0; i < rank; i++) {
            int own = i - (rank - self().shape().rank());
            int size = own < 0 ? 1 : self().shape().size(own);
            int times = i - (rank - repeats.length) < 0 ? 1 : repeats[i - (rank - repeats.length)];
            if (times < 0) {
                throw new IllegalArgumentException("tile: repeats must be 0 or more, given " + Arrays.toString(repeats));
            }
            source[2 * i] = 1;
            source[2 * i + 1] = size;
            spread[2 * i] = times;
            spread[2 * i + 1] = size;
            result[i] = Math.multiplyExact(times, size);
        }
        return reshape(Shape.of(source)).broadcastTo(Shape.of(spread)).reshape(Shape.of(result));
    }

    /// Cuts an axis into equal parts.
    ///
    /// @throws ShapeException if the size of the axis is no multiple of `parts`
    default List<Tensor> split(int parts, int axis) {
        int size = self().shape().size(axis);
        if (parts < 1 || size % parts != 0) {
            throw new ShapeException(
                    "split: axis " + axis + " of shape " + self().shape() + " does not fall into " + parts + " equal parts");
        }
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            result.add(slice(axis, i * (size / parts), (i + 1) * (size / parts)));
        }
        return result;
    }

    /// The sliding windows over some axes: each of these becomes the index of the window, and one axis a windowed axis is put behind all
    /// others with the position in the window.
    default Tensor windows(IntList axes, IntList sizes, IntList strides, IntList dilations) {
        return Interpreters.one(new Windows(axes, sizes, strides, dilations), self());
    }

    /// Adds windows back to where they came from: the adjoint of [#windows].
    ///
    /// @param lengths the sizes of the windowed axes in the result
    default Tensor foldWindows(IntList lengths, IntList axes, IntList sizes, IntList strides, IntList dilations) {
        return Interpreters.one(new FoldWindows(lengths, axes, sizes, strides, dilations), self());
    }

    /// The slices along `axis` at the places that INT32 `indices` name, as `numpy.take`; no negative indices.
    ///
    /// @throws IndexOutOfBoundsException if an index is out of bounds
    default Tensor gather(Tensor indices, int axis) {
        return Interpreters.one(new Gather(self().shape().axis(axis)), self(), indices);
    }

    /// This tensor with `updates` added at the places along `axis` that INT32 `indices` name; updates of one place add up.
    ///
    /// @throws IndexOutOfBoundsException if an index is out of bounds
    default Tensor scatterAdd(Tensor indices, Tensor updates, int axis) {
        return Interpreters.one(new ScatterAdd(self().shape().axis(axis)), self(), indices, updates);
    }

    /// For INT32 classes a new last axis with 1 at the class and 0 elsewhere; a class outside 0 … `classes` − 1 gives a row of zeros.
    default Tensor oneHot(int classes, DType dtype) {
        Shape row = Shape.of(classes);
        Tensor numbers = Interpreters.apply(new Iota(row, 0, DType.INT32), List.of()).getFirst();
        return expandDims(-1).equal(place(numbers)).cast(dtype);
    }

    @SuppressWarnings("ReferenceEquality") // a place is equal to itself alone
    private Tensor place(Tensor made) {
        return made.place() == self().place() ? made : made.to(self().place());
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
