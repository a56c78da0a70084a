package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;

/// Four rows by two vectors, for 16 registers: what six rows leave over.
final class Tile4x2 extends Tile {

    private static final int ROWS = 4;

    Tile4x2() {
        super(ROWS, 2 * LANES);
    }

    @Override
    void run(int k, float[] a, int aAt, float[] b, int bAt, int bStep, float[] from, int fromAt, int fromStep, float[] to,
            int toAt, int toStep) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, from, fromAt);
        FloatVector c0b = FloatVector.fromArray(SPECIES, from, fromAt + LANES);
        FloatVector c1a = FloatVector.fromArray(SPECIES, from, fromAt + fromStep);
        FloatVector c1b = FloatVector.fromArray(SPECIES, from, fromAt + fromStep + LANES);
        FloatVector c2a = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromStep);
        FloatVector c2b = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromStep + LANES);
        FloatVector c3a = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromStep);
        FloatVector c3b = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromStep + LANES);
        int j = bAt;
        for (int p = 0; p < k; p++) {
            int i = aAt + p * ROWS;
            FloatVector ba = FloatVector.fromArray(SPECIES, b, j);
            FloatVector bb = FloatVector.fromArray(SPECIES, b, j + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[i]);
            c0a = a0.fma(ba, c0a);
            c0b = a0.fma(bb, c0b);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[i + 1]);
            c1a = a1.fma(ba, c1a);
            c1b = a1.fma(bb, c1b);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[i + 2]);
            c2a = a2.fma(ba, c2a);
            c2b = a2.fma(bb, c2b);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[i + 3]);
            c3a = a3.fma(ba, c3a);
            c3b = a3.fma(bb, c3b);
            j += bStep;
        }
        c0a.intoArray(to, toAt);
        c0b.intoArray(to, toAt + LANES);
        c1a.intoArray(to, toAt + toStep);
        c1b.intoArray(to, toAt + toStep + LANES);
        c2a.intoArray(to, toAt + 2 * toStep);
        c2b.intoArray(to, toAt + 2 * toStep + LANES);
        c3a.intoArray(to, toAt + 3 * toStep);
        c3b.intoArray(to, toAt + 3 * toStep + LANES);
    }
}
