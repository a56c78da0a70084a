package dev.telar.backend.simd.ops;

import java.util.Arrays;
import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Gather;
import dev.telar.op.Indexing;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Reads and writes at places that indices name, on all types. All indices are checked before anything is moved.
public final class Indexings {

    /// How many elements make it worth while to wake another thread.
    private static final int GRAIN = 1 << 15;

    private Indexings() {}

    /// All of them, on all types.
    public static boolean runs(Indexing op, List<TensorSpec> inputs) {
        return true;
    }

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
        SimdStorage data = Engine.input(call, 0);
        SimdStorage indices = Engine.input(call, 1);
        check(op, data.shape(), op.axis(), indices);
        SimdStorage y = engine.result(call);
        int[] at = indices.ints();
        int count = indices.count();
        int size = data.shape().size(op.axis());
        int inner = data.shape().part(op.axis() + 1, data.shape().rank()).count();
        Object from = data.array();
        Object to = y.array();
        int lines = inner == 0 ? 0 : y.count() / inner;
        engine.workers().split(lines, Math.ceilDiv(GRAIN, Math.max(1, inner)), (first, end) -> {
            for (int i = first; i < end; i++) {
                System.arraycopy(from, (i / count * size + at[i % count]) * inner, to, i * inner, inner);
            }
        });
        return y;
    }

    /// Over threads by the elements of a slice, so that each place gets its updates in the order of the indices.
    private static Storage scatterAdd(ScatterAdd op, Invocation call, Engine engine) {
        SimdStorage data = Engine.input(call, 0);
        SimdStorage indices = Engine.input(call, 1);
        SimdStorage updates = Engine.input(call, 2);
        check(op, data.shape(), op.axis(), indices);
        SimdStorage y = engine.result(call);
        System.arraycopy(data.array(), 0, y.array(), 0, data.count());
        int[] at = indices.ints();
        int count = indices.count();
        int size = data.shape().size(op.axis());
        int inner = data.shape().part(op.axis() + 1, data.shape().rank()).count();
        int lines = inner == 0 ? 0 : updates.count() / inner;
        engine.workers().split(inner, Math.ceilDiv(GRAIN, Math.max(1, lines)), (first, end) -> {
            for (int i = 0; i < lines; i++) {
                add(updates.array(), i * inner + first, y.array(), (i / count * size + at[i % count]) * inner + first,
                        end - first);
            }
        });
        return y;
    }

    private static void add(Object from, int s, Object to, int t, int n) {
        switch (to) {
            case float[] values -> add((float[]) from, s, values, t, n);
            case double[] values -> add((double[]) from, s, values, t, n);
            default -> add((int[]) from, s, (int[]) to, t, n);
        }
    }

    private static void add(float[] from, int s, float[] to, int t, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j] += from[s + j];
        }
    }

    private static void add(double[] from, int s, double[] to, int t, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j] += from[s + j];
        }
    }

    private static void add(int[] from, int s, int[] to, int t, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j] += from[s + j];
        }
    }

    private static void check(Indexing op, Shape data, int axis, SimdStorage indices) {
        int[] at = indices.ints();
        int size = data.size(axis);
        for (int i = 0; i < indices.count(); i++) {
            if (at[i] < 0 || at[i] >= size) {
                throw new IndexOutOfBoundsException(
                        op.name() + ": index " + at[i] + " at position " + position(indices.shape(), i)
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
