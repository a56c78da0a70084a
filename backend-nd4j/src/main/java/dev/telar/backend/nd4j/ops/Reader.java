package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// Reads an input as if it were broadcast to the shape of the result: any stretch of that, in row-major order, into an array.
final class Reader {

    private final MemorySegment segment;
    private final DType dtype;
    private final boolean dense;
    /// Axes of the result, those merged along which the input walks on evenly.
    private final int[] sizes;
    private final int[] strides;
    private final int rank;

    Reader(NativeStorage x, Shape result) {
        this.segment = x.segment();
        this.dtype = x.dtype();
        this.dense = x.shape().equals(result);
        if (dense) {
            this.sizes = new int[0];
            this.strides = sizes;
            this.rank = 0;
            return;
        }
        int[] full = Strides.broadcast(x.shape(), result);
        this.sizes = new int[full.length];
        this.strides = new int[full.length];
        int axes = 0;
        for (int i = 0; i < full.length; i++) {
            int size = result.size(i);
            if (size == 1) {
                continue;
            }
            if (axes > 0 && strides[axes - 1] == full[i] * size) {
                sizes[axes - 1] *= size;
                strides[axes - 1] = full[i];
            } else {
                sizes[axes] = size;
                strides[axes++] = full[i];
            }
        }
        this.rank = axes;
    }

    /// Whether every element that it reads is the first one.
    boolean constant() {
        return !dense && (rank == 0 || rank == 1 && strides[0] == 0);
    }

    /// Whether it reads its input as it lies.
    boolean dense() {
        return dense || rank == 1 && strides[0] == 1;
    }

    void floats(int start, int n, float[] to) {
        if (dense()) {
            Elements.read(segment, start, to, 0, n);
        } else if (constant()) {
            Arrays.fill(to, 0, n, segment.get(Elements.FLOAT, 0));
        } else {
            pieces(start, n, (at, step, toAt, k) -> {
                if (step == 0) {
                    Arrays.fill(to, toAt, toAt + k, segment.getAtIndex(Elements.FLOAT, at));
                } else {
                    Elements.read(segment, at, to, toAt, k);
                }
            });
        }
    }

    void doubles(int start, int n, double[] to) {
        if (dense()) {
            Elements.read(dtype, segment, start, to, 0, n);
        } else {
            pieces(start, n, (at, step, toAt, k) -> {
                Elements.read(dtype, segment, at, to, toAt, step == 0 ? 1 : k);
                if (step == 0) {
                    Arrays.fill(to, toAt, toAt + k, to[toAt]);
                }
            });
        }
    }

    void ints(int start, int n, int[] to) {
        if (dense()) {
            Elements.read(dtype, segment, start, to, 0, n);
        } else {
            pieces(start, n, (at, step, toAt, k) -> {
                Elements.read(dtype, segment, at, to, toAt, step == 0 ? 1 : k);
                if (step == 0) {
                    Arrays.fill(to, toAt, toAt + k, to[toAt]);
                }
            });
        }
    }

    @FunctionalInterface
    private interface Piece {

        /// @param at where it begins in the input
        /// @param step 1 where it goes on, 0 where it stays
        /// @param toAt where it goes to
        /// @param n its length
        void read(int at, int step, int toAt, int n);
    }

    /// Cuts a stretch into pieces along the last merged axis.
    private void pieces(int start, int n, Piece piece) {
        if (rank == 0) {
            piece.read(0, 0, 0, n);
            return;
        }
        int[] index = new int[rank];
        int at = 0;
        int rest = start;
        for (int i = rank - 1; i >= 0; i--) {
            index[i] = rest % sizes[i];
            rest /= sizes[i];
            at += index[i] * strides[i];
        }
        int last = rank - 1;
        int done = 0;
        while (done < n) {
            int k = Math.min(n - done, sizes[last] - index[last]);
            piece.read(at, strides[last], done, k);
            done += k;
            at += k * strides[last];
            index[last] += k;
            for (int i = last; i > 0 && index[i] == sizes[i]; i--) {
                at += strides[i - 1] - sizes[i] * strides[i];
                index[i] = 0;
                index[i - 1]++;
            }
        }
    }
}
