package dev.telar.backend.djl;

import java.util.List;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.op.Gather;
import dev.telar.op.Indexing;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Elements at places that other elements name.
final class Indexings {

    private Indexings() {}

    static boolean runs(Indexing op, List<TensorSpec> inputs) {
        return switch (op) {
            case Gather _ -> true;
            case ScatterAdd _ -> inputs.getFirst().dtype() == DType.FLOAT32;
        };
    }

    static PtNDArray run(Indexing op, Invocation call, Memory memory) {
        return switch (op) {
            case Gather gather -> gather(gather.axis(), call, memory);
            case ScatterAdd scatter -> HostScatter.add(scatter.axis(), call, memory);
        };
    }

    /// Rows are what PyTorch's `embedding` reads; along other axes each element has its index.
    private static PtNDArray gather(int axis, Invocation call, Memory memory) {
        PtNDArray x = DjlStorage.input(call, 0);
        PtNDArray indices = DjlStorage.input(call, 1);
        Shape shape = call.input(0).spec().shape();
        checked(call, shape.size(axis), memory);
        long before = shape.part(0, axis).elements();
        long after = shape.part(axis + 1, shape.rank()).elements();
        long count = call.input(1).spec().shape().elements();
        long[] result = Sizes.of(call.result().shape());
        try (Scratch s = new Scratch()) {
            if (axis == 0) {
                PtNDArray rows = s.of(JniUtils.reshape(x, new long[]{shape.size(0), after}));
                PtNDArray line = s.of(JniUtils.reshape(indices, new long[]{count}));
                return JniUtils.reshape(s.of(JniUtils.embedding(line, rows, false)), result);
            }
            PtNDArray blocks = s.of(JniUtils.reshape(x, new long[]{before, shape.size(axis), after}));
            PtNDArray places = s.of(JniUtils.reshape(s.of(memory.longs(indices)), new long[]{1, count, 1}));
            PtNDArray spread = s.of(JniUtils.broadcast(places, new ai.djl.ndarray.types.Shape(before, count, after)));
            return JniUtils.reshape(s.of(JniUtils.gather(blocks, spread, 1)), result);
        }
    }

    /// The second input's indices, none of them out of bounds. PyTorch's own check does not see indices into arrays without elements, and on a graphics
    /// processor it makes the device unusable.
    ///
    /// @throws IndexOutOfBoundsException if an index is below 0 or not below `size`
    static int[] checked(Invocation call, int size, Memory memory) {
        int[] values = memory.ints(call.input(1));
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= size) {
                throw new IndexOutOfBoundsException(call.op().name() + ": index " + values[i] + " at element " + i
                        + " of the indices is out of bounds for an axis of size " + size);
            }
        }
        return values;
    }
}
