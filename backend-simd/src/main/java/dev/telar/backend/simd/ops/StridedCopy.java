package dev.telar.backend.simd.ops;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.simd.threads.Workers;

/// Moves elements from one array to another: element *(i, j, …)* from `source + i·sourceStrides[0] + j·sourceStrides[1] + …` to the place
/// that the target's strides name in the same way. All movements of tensors but one are such a copy.
///
/// **Why so.** The order of the axes is free, so they are brought into the order that memory likes: the axis that is dense in the target
/// last, before it the one that is dense in the source, and axes that follow each other in both are one. What is left is planes: rows that
/// lie side by side in both are copied as a whole, others in square tiles, whose lines stay in the cache.
///
/// @param sizes the sizes of the axes
/// @param source where the first element lies in the source
/// @param sourceStrides the distances in the source
/// @param target where the first element lies in the target
/// @param targetStrides the distances in the target
@SuppressWarnings("ArrayRecordComponent") // a plan, never compared
record StridedCopy(int[] sizes, int source, int[] sourceStrides, int target, int[] targetStrides) {

    /// How many elements make it worth while to wake another thread.
    private static final int GRAIN = 1 << 16;

    private record Axis(int size, int source, int target) {}

    /// The same copy in the order that memory likes, with two axes or more.
    StridedCopy arranged() {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] != 1) {
                add(axes, new Axis(sizes[i], sourceStrides[i], targetStrides[i]));
            }
        }
        toEnd(axes, axes.size(), true);
        toEnd(axes, axes.size() - 1, false);
        while (axes.size() < 2) {
            axes.addFirst(new Axis(1, 0, 0));
        }
        return new StridedCopy(axes.stream().mapToInt(Axis::size).toArray(), source,
                axes.stream().mapToInt(Axis::source).toArray(), target, axes.stream().mapToInt(Axis::target).toArray());
    }

    /// Adds an axis, as one with the axis before it where both walk on evenly.
    private static void add(List<Axis> axes, Axis axis) {
        if (!axes.isEmpty()) {
            Axis last = axes.getLast();
            if (last.source == axis.source * axis.size && last.target == axis.target * axis.size) {
                axes.set(axes.size() - 1, new Axis(last.size * axis.size, axis.source, axis.target));
                return;
            }
        }
        axes.add(axis);
    }

    /// Makes the axis that is dense in the target (or source) the last of the first `end` ones.
    private static void toEnd(List<Axis> axes, int end, boolean inTarget) {
        for (int i = 0; i < end - 1; i++) {
            Axis axis = axes.get(i);
            if ((inTarget ? axis.target : axis.source) == 1) {
                axes.remove(i);
                axes.add(end - 1, axis);
                return;
            }
        }
    }

    /// The number of elements.
    int count() {
        int n = 1;
        for (int size : sizes) {
            n *= size;
        }
        return n;
    }

    /// Whether it moves nothing: the first element to the first, the second to the second, and so on.
    boolean isIdentity() {
        int last = sizes.length - 1;
        return source == target && sizes[0] == 1 && sizes.length == 2
                && (sizes[last] <= 1 || sourceStrides[last] == 1 && targetStrides[last] == 1);
    }

    /// Copies, on as many threads as it is worth. Both arrays are of one type.
    void run(Object from, Object to, Workers workers) {
        int n = count();
        if (n == 0) {
            return;
        }
        int slice = n / sizes[0];
        workers.split(sizes[0], Math.max(1, Math.ceilDiv(GRAIN, slice)), (first, end) -> part(first, end).run(from, to));
    }

    private StridedCopy part(int first, int end) {
        int[] fewer = sizes.clone();
        fewer[0] = end - first;
        return new StridedCopy(fewer, source + first * sourceStrides[0], sourceStrides, target + first * targetStrides[0],
                targetStrides);
    }

    private void run(Object from, Object to) {
        int row = sizes.length - 2;
        Plane plane = new Plane(sizes[row], sizes[row + 1], sourceStrides[row], sourceStrides[row + 1], targetStrides[row],
                targetStrides[row + 1]);
        int[] index = new int[row];
        int s = source;
        int t = target;
        while (true) {
            plane.copy(from, s, to, t);
            int axis = row - 1;
            while (axis >= 0) {
                s += sourceStrides[axis];
                t += targetStrides[axis];
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                s -= sourceStrides[axis] * sizes[axis];
                t -= targetStrides[axis] * sizes[axis];
                index[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }
}
