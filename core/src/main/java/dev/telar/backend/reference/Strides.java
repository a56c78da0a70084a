package dev.telar.backend.reference;

import dev.telar.shape.Shape;

/// Where the elements of one tensor lie in another: element *(i₀, i₁, …)* of a tensor of the given sizes lies at
/// *offset + i₀·strides₀ + i₁·strides₁ + …*.
///
/// @param offset the place of the first element
/// @param sizes the sizes of the axes
/// @param strides the distance of two neighbours on each axis, perhaps 0 or negative
@SuppressWarnings("ArrayRecordComponent") // never compared
record Strides(int offset, int[] sizes, int[] strides) {

    /// The distances of neighbours in a dense row-major tensor.
    static int[] dense(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int i = shape.rank() - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(1, shape.size(i));
        }
        return strides;
    }

    /// A tensor of shape `from` read as one of shape `to`.
    static Strides broadcast(Shape from, Shape to) {
        int[] dense = dense(from);
        int[] strides = new int[to.rank()];
        for (int i = 0; i < from.rank(); i++) {
            int axis = to.rank() - from.rank() + i;
            strides[axis] = from.size(i) == 1 ? 0 : dense[i];
        }
        return new Strides(0, to.toArray(), strides);
    }

    /// The places of all elements, in row-major order.
    int[] indices() {
        int count = Shape.of(sizes).count();
        int[] indices = new int[count];
        int rank = sizes.length;
        int[] position = new int[rank];
        int index = offset;
        for (int i = 0; i < count; i++) {
            indices[i] = index;
            for (int axis = rank - 1; axis >= 0; axis--) {
                index += strides[axis];
                if (++position[axis] < sizes[axis]) {
                    break;
                }
                index -= position[axis] * strides[axis];
                position[axis] = 0;
            }
        }
        return indices;
    }

    /// The position of a row-major index, such as `(1, 2)`, for messages.
    static String position(Shape shape, int index) {
        int[] dense = dense(shape);
        int[] position = new int[shape.rank()];
        for (int i = 0; i < position.length; i++) {
            position[i] = index / dense[i] % shape.size(i);
        }
        return Shape.of(position).toString();
    }
}
