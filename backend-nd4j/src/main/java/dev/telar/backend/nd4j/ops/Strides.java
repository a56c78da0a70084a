package dev.telar.backend.nd4j.ops;

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
}
