package dev.telar.backend.simd.ops;

import java.util.Arrays;

import dev.telar.backend.simd.threads.Workers;
import dev.telar.shape.Shape;

/// How a dense result is filled from inputs that broadcast to its shape: row by row, where a row is as long as the inputs' layouts allow, and along it
/// each input goes on by one element or stays on one.
final class Broadcasting {

    /// Fewer elements than this are not worth another thread.
    private static final int GRAIN = 1 << 15;

    private final int rank;
    private final int[] sizes;
    private final int[][] strides;

    /// Work on a part of a row.
    @FunctionalInterface
    interface Row {

        /// @param at where each input stands
        /// @param outAt where the result stands
        /// @param n how many elements
        void run(int[] at, int outAt, int n);
    }

    Broadcasting(Shape result, Shape... inputs) {
        int[] merged = new int[Math.max(1, result.rank())];
        int[][] steps = new int[inputs.length][merged.length];
        int[][] full = new int[inputs.length][];
        for (int k = 0; k < inputs.length; k++) {
            full[k] = Strides.broadcast(inputs[k], result);
        }
        int axes = 0;
        for (int i = 0; i < result.rank(); i++) {
            if (result.size(i) == 1) {
                continue;
            }
            if (axes > 0 && continues(full, steps, i, axes - 1, result.size(i))) {
                merged[axes - 1] *= result.size(i);
            } else {
                merged[axes++] = result.size(i);
            }
            for (int k = 0; k < inputs.length; k++) {
                steps[k][axes - 1] = full[k][i];
            }
        }
        if (axes == 0) {
            merged[axes++] = 1;
        }
        this.rank = axes;
        this.sizes = merged;
        this.strides = steps;
    }

    /// Whether axis `i` goes on where the merged axis `to` before it leads, for every input.
    private static boolean continues(int[][] full, int[][] steps, int i, int to, int size) {
        for (int k = 0; k < full.length; k++) {
            if (steps[k][to] != full[k][i] * size) {
                return false;
            }
        }
        return true;
    }

    /// How far input `k` goes on along a row: 0 or 1.
    int step(int k) {
        return strides[k][rank - 1];
    }

    /// The sizes of the merged axes.
    int[] sizes() {
        return Arrays.copyOf(sizes, rank);
    }

    /// How far input `k` goes on along each merged axis.
    int[] strides(int k) {
        return Arrays.copyOf(strides[k], rank);
    }

    /// Runs over all rows, on several threads where it is worth while.
    void run(Workers workers, Row row) {
        int n = sizes[rank - 1];
        int rows = 1;
        for (int i = 0; i < rank - 1; i++) {
            rows *= sizes[i];
        }
        if (rows == 1) {
            workers.split(n, GRAIN, (from, to) -> {
                int[] at = new int[strides.length];
                for (int k = 0; k < at.length; k++) {
                    at[k] = from * step(k);
                }
                row.run(at, from, to - from);
            });
        } else if (n > 0) {
            workers.split(rows, Math.max(1, GRAIN / n), (from, to) -> rows(from, to, row));
        }
    }

    private void rows(int from, int to, Row row) {
        int n = sizes[rank - 1];
        int[] index = new int[rank - 1];
        int[] at = new int[strides.length];
        int rest = from;
        for (int axis = rank - 2; axis >= 0; axis--) {
            index[axis] = rest % sizes[axis];
            rest /= sizes[axis];
            for (int k = 0; k < at.length; k++) {
                at[k] += index[axis] * strides[k][axis];
            }
        }
        for (int r = from; r < to; r++) {
            row.run(at, r * n, n);
            next(index, at);
        }
    }

    private void next(int[] index, int[] at) {
        for (int axis = rank - 2; axis >= 0; axis--) {
            index[axis]++;
            for (int k = 0; k < at.length; k++) {
                at[k] += strides[k][axis];
            }
            if (index[axis] < sizes[axis]) {
                return;
            }
            for (int k = 0; k < at.length; k++) {
                at[k] -= sizes[axis] * strides[k][axis];
            }
            index[axis] = 0;
        }
    }
}
