package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.shape.Shape;

/// Moves elements between two storages of one type: element *(i, j, …)* from `source + i·sourceStrides[0] + …` to the place that the target's
/// strides name in the same way. All movements of tensors are such copies.
final class StridedCopy {

    /// The side of a square tile of a transposition: its lines stay in the first cache.
    private static final int TILE = 32;

    /// From so many elements on a row is copied as a whole.
    private static final int BULK = 8;

    private record Axis(int size, int source, int target) {}

    private final List<Axis> outer = new ArrayList<>();
    private final Axis rows;
    private final Axis columns;
    private final int source;
    private final int target;
    private final boolean empty;

    StridedCopy(Shape shape, int source, int[] sourceStrides, int target, int[] targetStrides) {
        this.source = source;
        this.target = target;
        this.empty = shape.elements() == 0;
        for (int i = 0; i < shape.rank(); i++) {
            if (shape.size(i) != 1) {
                add(new Axis(shape.size(i), sourceStrides[i], targetStrides[i]));
            }
        }
        toEnd(outer.size(), true);
        toEnd(outer.size() - 1, false);
        while (outer.size() < 2) {
            outer.addFirst(new Axis(1, 0, 0));
        }
        this.columns = outer.removeLast();
        this.rows = outer.removeLast();
    }

    /// Adds an axis, as one with the axis before it where both walk on evenly.
    private void add(Axis axis) {
        if (!outer.isEmpty()) {
            Axis last = outer.getLast();
            if (last.source == axis.source * axis.size && last.target == axis.target * axis.size) {
                outer.set(outer.size() - 1, new Axis(last.size * axis.size, axis.source, axis.target));
                return;
            }
        }
        outer.add(axis);
    }

    /// Makes the axis that is dense in the target (or source) the last of the first `end` ones.
    private void toEnd(int end, boolean inTarget) {
        for (int i = 0; i < end - 1; i++) {
            Axis axis = outer.get(i);
            if ((inTarget ? axis.target : axis.source) == 1) {
                outer.remove(i);
                outer.add(end - 1, axis);
                return;
            }
        }
    }

    void run(NativeStorage from, NativeStorage to) {
        if (empty) {
            return;
        }
        int[] index = new int[outer.size()];
        int s = source;
        int t = target;
        while (true) {
            plane(from, s, to, t);
            int axis = index.length - 1;
            while (axis >= 0) {
                Axis a = outer.get(axis);
                s += a.source;
                t += a.target;
                if (++index[axis] < a.size) {
                    break;
                }
                s -= a.source * a.size;
                t -= a.target * a.size;
                index[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private void plane(NativeStorage from, int s, NativeStorage to, int t) {
        int bytes = from.dtype().bytes();
        if (columns.source == 1 && columns.target == 1 && columns.size >= BULK) {
            for (int i = 0; i < rows.size; i++) {
                MemorySegment.copy(from.segment(), (long) (s + i * rows.source) * bytes, to.segment(),
                        (long) (t + i * rows.target) * bytes, (long) columns.size * bytes);
            }
            return;
        }
        for (int i = 0; i < rows.size; i += TILE) {
            for (int j = 0; j < columns.size; j += TILE) {
                tile(from.segment(), s + i * rows.source + j * columns.source, to.segment(),
                        t + i * rows.target + j * columns.target, Math.min(TILE, rows.size - i), Math.min(TILE, columns.size - j),
                        bytes);
            }
        }
    }

    private void tile(MemorySegment from, int s, MemorySegment to, int t, int height, int width, int bytes) {
        for (int i = 0; i < height; i++) {
            int source = s + i * rows.source;
            int target = t + i * rows.target;
            switch (bytes) {
                case Integer.BYTES -> ints(from, source, columns.source, to, target, columns.target, width);
                case Double.BYTES -> doubles(from, source, columns.source, to, target, columns.target, width);
                default -> bytes(from, source, columns.source, to, target, columns.target, width);
            }
        }
    }

    private static void ints(MemorySegment from, int s, int sourceStep, MemorySegment to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to.setAtIndex(Elements.INT, t + j * targetStep, from.getAtIndex(Elements.INT, s + j * sourceStep));
        }
    }

    private static void doubles(MemorySegment from, int s, int sourceStep, MemorySegment to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to.setAtIndex(Elements.LONG, t + j * targetStep, from.getAtIndex(Elements.LONG, s + j * sourceStep));
        }
    }

    private static void bytes(MemorySegment from, int s, int sourceStep, MemorySegment to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to.set(Elements.BYTE, t + j * targetStep, from.get(Elements.BYTE, s + j * sourceStep));
        }
    }
}
