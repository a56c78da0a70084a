package dev.telar.backend.simd.ops;

import dev.telar.shape.Shape;

/// Distances between neighbours along each axis of a dense row-major tensor.
final class Strides {

    private Strides() {}

    static int[] of(Shape shape) {
        int[] strides = new int[shape.rank()];
        int next = 1;
        for (int i = shape.rank() - 1; i >= 0; i--) {
            strides[i] = next;
            next *= shape.size(i);
        }
        return strides;
    }

    /// The strides of a tensor of shape `from` as read by one of shape `to` that it broadcasts to: 0 along stretched axes.
    static int[] broadcast(Shape from, Shape to) {
        int[] own = of(from);
        int[] strides = new int[to.rank()];
        int shift = to.rank() - from.rank();
        for (int i = 0; i < from.rank(); i++) {
            strides[shift + i] = from.size(i) == 1 ? 0 : own[i];
        }
        return strides;
    }

    /// For each element of a tensor of shape `to`, in row-major order, where the item of the tensor of shape `from` lies that it reads.
    ///
    /// @param item the size of an item
    static int[] broadcastOffsets(Shape from, Shape to, int item) {
        int[] strides = broadcast(from, to);
        int[] offsets = new int[to.count()];
        int[] index = new int[to.rank()];
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset * item;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                offset += strides[axis];
                if (++index[axis] < to.size(axis)) {
                    break;
                }
                offset -= strides[axis] * to.size(axis);
                index[axis] = 0;
            }
        }
        return offsets;
    }
}
