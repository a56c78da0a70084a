package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;

/// Eight rows by two vectors over a packed panel of B: its rows lie at a distance that the compiler knows, so that no step tests a bound.
final class Packed8x2 extends Tile {

    private static final int ROWS = 8;

    Packed8x2() {
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
        FloatVector c4a = FloatVector.fromArray(SPECIES, from, fromAt + 4 * fromStep);
        FloatVector c4b = FloatVector.fromArray(SPECIES, from, fromAt + 4 * fromStep + LANES);
        FloatVector c5a = FloatVector.fromArray(SPECIES, from, fromAt + 5 * fromStep);
        FloatVector c5b = FloatVector.fromArray(SPECIES, from, fromAt + 5 * fromStep + LANES);
        FloatVector c6a = FloatVector.fromArray(SPECIES, from, fromAt + 6 * fromStep);
        FloatVector c6b = FloatVector.fromArray(SPECIES, from, fromAt + 6 * fromStep + LANES);
        FloatVector c7a = FloatVector.fromArray(SPECIES, from, fromAt + 7 * fromStep);
        FloatVector c7b = FloatVector.fromArray(SPECIES, from, fromAt + 7 * fromStep + LANES);
        for (int p = 0; p < k; p++) {
            int i = aAt + p * ROWS;
            int j = bAt + p * (2 * LANES);
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
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[i + 4]);
            c4a = a4.fma(ba, c4a);
            c4b = a4.fma(bb, c4b);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[i + 5]);
            c5a = a5.fma(ba, c5a);
            c5b = a5.fma(bb, c5b);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[i + 6]);
            c6a = a6.fma(ba, c6a);
            c6b = a6.fma(bb, c6b);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[i + 7]);
            c7a = a7.fma(ba, c7a);
            c7b = a7.fma(bb, c7b);
        }
        c0a.intoArray(to, toAt);
        c0b.intoArray(to, toAt + LANES);
        c1a.intoArray(to, toAt + toStep);
        c1b.intoArray(to, toAt + toStep + LANES);
        c2a.intoArray(to, toAt + 2 * toStep);
        c2b.intoArray(to, toAt + 2 * toStep + LANES);
        c3a.intoArray(to, toAt + 3 * toStep);
        c3b.intoArray(to, toAt + 3 * toStep + LANES);
        c4a.intoArray(to, toAt + 4 * toStep);
        c4b.intoArray(to, toAt + 4 * toStep + LANES);
        c5a.intoArray(to, toAt + 5 * toStep);
        c5b.intoArray(to, toAt + 5 * toStep + LANES);
        c6a.intoArray(to, toAt + 6 * toStep);
        c6b.intoArray(to, toAt + 6 * toStep + LANES);
        c7a.intoArray(to, toAt + 7 * toStep);
        c7b.intoArray(to, toAt + 7 * toStep + LANES);
    }
}
