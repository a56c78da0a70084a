package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;

/// Four rows by one vector.
final class Tile4x1 extends Tile {

    private static final int ROWS = 4;

    Tile4x1() {
        super(ROWS, 1 * LANES);
    }

    @Override
    void run(int k, float[] a, int aAt, float[] b, int bAt, int bStep, float[] from, int fromAt, int fromStep, float[] to,
            int toAt, int toStep) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, from, fromAt);
        FloatVector c1a = FloatVector.fromArray(SPECIES, from, fromAt + fromStep);
        FloatVector c2a = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromStep);
        FloatVector c3a = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromStep);
        for (int p = 0; p < k; p++) {
            int i = aAt + p * ROWS;
            int j = bAt + p * bStep;
            FloatVector ba = FloatVector.fromArray(SPECIES, b, j);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[i]);
            c0a = a0.fma(ba, c0a);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[i + 1]);
            c1a = a1.fma(ba, c1a);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[i + 2]);
            c2a = a2.fma(ba, c2a);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[i + 3]);
            c3a = a3.fma(ba, c3a);
        }
        c0a.intoArray(to, toAt);
        c1a.intoArray(to, toAt + toStep);
        c2a.intoArray(to, toAt + 2 * toStep);
        c3a.intoArray(to, toAt + 3 * toStep);
    }
}
