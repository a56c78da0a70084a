package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Gather;
import dev.telar.op.Indexing;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Elements at places that other elements name.
final class Indexings {

    private Indexings() {}

    static boolean runs(Indexing op) {
        return switch (op) {
            case Gather _ -> true;
            case ScatterAdd _ -> false;
        };
    }

    static PtNDArray run(Indexing op, Invocation call, Memory memory) {
        return switch (op) {
            case Gather gather -> gather(gather.axis(), call, memory);
            case ScatterAdd _ -> throw new IllegalArgumentException("scatter_add is the host's");
        };
    }

    /// Rows are what PyTorch's `embedding` reads; along other axes each element has its index.
    private static PtNDArray gather(int axis, Invocation call, Memory memory) {
        PtNDArray x = DjlStorage.input(call, 0);
        PtNDArray indices = DjlStorage.input(call, 1);
        Shape shape = call.input(0).spec().shape();
        checkBounds(call.input(1), shape.size(axis), memory);
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

    /// PyTorch's own check does not see indices into arrays without elements, and on a graphics processor it ends the process.
    ///
    /// @throws IndexOutOfBoundsException if an index is below 0 or not below `size`
    static void checkBounds(Storage indices, int size, Memory memory) {
        TensorSpec spec = indices.spec();
        MemorySegment values = MemorySegment.ofArray(new int[spec.shape().count()]);
        memory.download(((DjlStorage) indices).array(), spec, values);
        for (long i = 0; i < spec.shape().elements(); i++) {
            int index = values.getAtIndex(ValueLayout.JAVA_INT, i);
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException("index " + index + " does not lie in 0 … " + (size - 1));
            }
        }
    }
}
