package dev.telar.backend.reference;

import dev.telar.backend.Invocation;
import dev.telar.op.Gather;
import dev.telar.op.Indexing;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// What reads or writes at places that a tensor of indices names.
final class IndexingKernels {

    private IndexingKernels() {}

    static Object run(Indexing op, Invocation call) {
        ArrayStorage data = ArrayStorage.input(call, 0);
        ArrayStorage indices = ArrayStorage.input(call, 1);
        return switch (op) {
            case Gather gather -> Elements.pick(data.array(), places(op, data.shape(), gather.axis(), indices));
            case ScatterAdd scatter ->
                scatterAdd(data, places(op, data.shape(), scatter.axis(), indices), ArrayStorage.input(call, 2));
        };
    }

    /// The places in the data of all elements of the gathered tensor, in row-major order.
    private static int[] places(Indexing op, Shape data, int axis, ArrayStorage indices) {
        int size = data.size(axis);
        int inner = data.part(axis + 1, data.rank()).count();
        int outer = data.part(0, axis).count();
        int[] at = indices.ints();
        for (int i = 0; i < at.length; i++) {
            if (at[i] < 0 || at[i] >= size) {
                throw new IndexOutOfBoundsException(op.name() + ": index " + at[i] + " at position "
                        + Strides.position(indices.shape(), i) + " of the indices is out of bounds for axis " + axis
                        + " of size " + size + " of shape " + data);
            }
        }
        int[] places = new int[outer * at.length * inner];
        int next = 0;
        for (int o = 0; o < outer; o++) {
            for (int index : at) {
                for (int i = 0; i < inner; i++) {
                    places[next++] = (o * size + index) * inner + i;
                }
            }
        }
        return places;
    }

    private static Object scatterAdd(ArrayStorage data, int[] places, ArrayStorage updates) {
        if (data.dtype() == DType.INT32) {
            int[] sums = data.ints().clone();
            int[] values = updates.ints();
            for (int i = 0; i < places.length; i++) {
                sums[places[i]] += values[i];
            }
            return sums;
        }
        CompensatedSums sums = new CompensatedSums(data.doubles());
        double[] values = updates.doubles();
        for (int i = 0; i < places.length; i++) {
            sums.add(places[i], values[i]);
        }
        return Elements.ofDoubles(sums.values(), data.dtype());
    }
}
