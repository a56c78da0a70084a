package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.Gather;
import dev.telar.op.Indexing;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// What reads or writes at places that a tensor of indices names, a slice at a time.
public final class Indexings {

    private Indexings() {}

    /// Runs the operation.
    ///
    /// @throws IndexOutOfBoundsException if an index is below 0 or not below the size of the axis
    public static Storage run(Indexing op, Invocation call, Engine engine) {
        return switch (op) {
            case Gather gather -> gather(gather, call, engine);
            case ScatterAdd scatter -> scatterAdd(scatter, call, engine);
        };
    }

    private static Storage gather(Gather op, Invocation call, Engine engine) {
        NativeStorage data = Engine.input(call, 0);
        NativeStorage indices = Engine.input(call, 1);
        check(op, data.shape(), op.axis(), indices);
        NativeStorage y = engine.result(call);
        int count = indices.count();
        int size = data.shape().size(op.axis());
        long bytes = data.shape().part(op.axis() + 1, data.shape().rank()).elements() * data.dtype().bytes();
        long lines = bytes == 0 ? 0 : y.spec().bytes() / bytes;
        for (long i = 0; i < lines; i++) {
            long from = i / count * size + indices.segment().getAtIndex(Elements.INT, i % count);
            MemorySegment.copy(data.segment(), from * bytes, y.segment(), i * bytes, bytes);
        }
        return y;
    }

    private static Storage scatterAdd(ScatterAdd op, Invocation call, Engine engine) {
        NativeStorage data = Engine.input(call, 0);
        NativeStorage indices = Engine.input(call, 1);
        NativeStorage updates = Engine.input(call, 2);
        check(op, data.shape(), op.axis(), indices);
        NativeStorage y = engine.result(call);
        MemorySegment.copy(data.segment(), 0, y.segment(), 0, y.spec().bytes());
        int count = indices.count();
        int size = data.shape().size(op.axis());
        int inner = data.shape().part(op.axis() + 1, data.shape().rank()).count();
        int lines = inner == 0 ? 0 : updates.count() / inner;
        for (int i = 0; i < lines; i++) {
            int to = i / count * size + indices.segment().getAtIndex(Elements.INT, i % count);
            add(y.dtype(), updates.segment(), i * inner, y.segment(), to * inner, inner);
        }
        return y;
    }

    private static void add(DType dtype, MemorySegment from, int s, MemorySegment to, int t, int n) {
        switch (dtype) {
            case FLOAT32 -> {
                for (int j = 0; j < n; j++) {
                    to.setAtIndex(Elements.FLOAT, t + j,
                            to.getAtIndex(Elements.FLOAT, t + j) + from.getAtIndex(Elements.FLOAT, s + j));
                }
            }
            case FLOAT64 -> {
                for (int j = 0; j < n; j++) {
                    to.setAtIndex(Elements.DOUBLE, t + j,
                            to.getAtIndex(Elements.DOUBLE, t + j) + from.getAtIndex(Elements.DOUBLE, s + j));
                }
            }
            default -> {
                for (int j = 0; j < n; j++) {
                    to.setAtIndex(Elements.INT, t + j, to.getAtIndex(Elements.INT, t + j) + from.getAtIndex(Elements.INT, s + j));
                }
            }
        }
    }

    private static void check(Indexing op, Shape data, int axis, NativeStorage indices) {
        int size = data.size(axis);
        for (int i = 0; i < indices.count(); i++) {
            int index = indices.segment().getAtIndex(Elements.INT, i);
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(
                        op.name() + ": index " + index + " at position " + position(indices.shape(), i)
                                + " of the indices is out of bounds for axis " + axis + " of size " + size + " of shape " + data);
            }
        }
    }

    /// The index of an element along each axis, such as `[0, 2]`.
    private static String position(Shape shape, int element) {
        int[] index = new int[shape.rank()];
        int rest = element;
        for (int i = index.length - 1; i >= 0; i--) {
            index[i] = rest % shape.size(i);
            rest /= shape.size(i);
        }
        return Arrays.toString(index);
    }
}
