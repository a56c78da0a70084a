package dev.telar.backend.simd.vector;

import java.util.Arrays;

import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.Scratch;
import jdk.incubator.vector.FloatVector;

/// One row times a matrix: B is read once, from its first element to its last, eight rows beside each other, as fast as the memory gives it. The row
/// of C stays in the first-level cache, beside C: threads that share the line at the border of their columns would take it from each other at every
/// eighth row, which cost more than half of what two threads gain.
final class Stream {

    /// The elements of a line of the cache, with the neighbour that is fetched with it.
    private static final int LINES = 32;

    private static final int EIGHT = 8;

    private Stream() {}

    /// *c ← a·B*.
    ///
    /// @param a k numbers, `aStep` apart
    /// @param b k rows of n elements side by side, `bStep` apart
    /// @param c n sums side by side
    /// @param pool where the row of sums comes from
    static void run(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] c, int cAt, int n, int k,
            BufferPool pool) {
        int whole = n / Tile.LANES * Tile.LANES;
        try (Scratch scratch = pool.scratch(whole + 2 * LINES)) {
            float[] sums = scratch.floats();
            Arrays.fill(sums, LINES, LINES + whole, 0f);
            rows(a, aAt, aStep, b, bAt, bStep, sums, whole, k);
            System.arraycopy(sums, LINES, c, cAt, whole);
        }
        for (int j = whole; j < n; j++) {
            c[cAt + j] = element(a, aAt, aStep, b, bAt + j, bStep, k);
        }
    }

    private static void rows(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] sums, int n, int k) {
        int p = 0;
        for (; p + EIGHT <= k; p += EIGHT) {
            eight(a, aAt + p * aStep, aStep, b, bAt + p * bStep, bStep, sums, LINES, n);
        }
        for (; p < k; p++) {
            one(a[aAt + p * aStep], b, bAt + p * bStep, sums, LINES, n);
        }
    }

    private static void eight(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] c, int cAt, int n) {
        FloatVector a0 = FloatVector.broadcast(Tile.SPECIES, a[aAt]);
        FloatVector a1 = FloatVector.broadcast(Tile.SPECIES, a[aAt + aStep]);
        FloatVector a2 = FloatVector.broadcast(Tile.SPECIES, a[aAt + 2 * aStep]);
        FloatVector a3 = FloatVector.broadcast(Tile.SPECIES, a[aAt + 3 * aStep]);
        FloatVector a4 = FloatVector.broadcast(Tile.SPECIES, a[aAt + 4 * aStep]);
        FloatVector a5 = FloatVector.broadcast(Tile.SPECIES, a[aAt + 5 * aStep]);
        FloatVector a6 = FloatVector.broadcast(Tile.SPECIES, a[aAt + 6 * aStep]);
        FloatVector a7 = FloatVector.broadcast(Tile.SPECIES, a[aAt + 7 * aStep]);
        int b1 = bAt + bStep;
        int b2 = b1 + bStep;
        int b3 = b2 + bStep;
        int b4 = b3 + bStep;
        int b5 = b4 + bStep;
        int b6 = b5 + bStep;
        int b7 = b6 + bStep;
        for (int j = 0; j < n; j += Tile.LANES) {
            FloatVector s = FloatVector.fromArray(Tile.SPECIES, c, cAt + j);
            s = a0.fma(FloatVector.fromArray(Tile.SPECIES, b, bAt + j), s);
            s = a1.fma(FloatVector.fromArray(Tile.SPECIES, b, b1 + j), s);
            s = a2.fma(FloatVector.fromArray(Tile.SPECIES, b, b2 + j), s);
            s = a3.fma(FloatVector.fromArray(Tile.SPECIES, b, b3 + j), s);
            s = a4.fma(FloatVector.fromArray(Tile.SPECIES, b, b4 + j), s);
            s = a5.fma(FloatVector.fromArray(Tile.SPECIES, b, b5 + j), s);
            s = a6.fma(FloatVector.fromArray(Tile.SPECIES, b, b6 + j), s);
            s = a7.fma(FloatVector.fromArray(Tile.SPECIES, b, b7 + j), s);
            s.intoArray(c, cAt + j);
        }
    }

    private static void one(float a, float[] b, int bAt, float[] c, int cAt, int n) {
        FloatVector a0 = FloatVector.broadcast(Tile.SPECIES, a);
        for (int j = 0; j < n; j += Tile.LANES) {
            FloatVector s = FloatVector.fromArray(Tile.SPECIES, c, cAt + j);
            a0.fma(FloatVector.fromArray(Tile.SPECIES, b, bAt + j), s).intoArray(c, cAt + j);
        }
    }

    private static float element(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, int k) {
        float sum = 0f;
        for (int p = 0; p < k; p++) {
            sum = Math.fma(a[aAt + p * aStep], b[bAt + p * bStep], sum);
        }
        return sum;
    }
}
