package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;

/// Eight rows by one vector.
final class Strip8x1 extends Strip {

    private static final int ROWS = 8;

    Strip8x1() {
        super(ROWS, LANES);
    }

    @Override
    void rows(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bStep, float[] from, int fromAt,
            int fromStep, float[] to, int toAt, int toStep) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, from, fromAt);
        FloatVector c1a = FloatVector.fromArray(SPECIES, from, fromAt + fromStep);
        FloatVector c2a = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromStep);
        FloatVector c3a = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromStep);
        FloatVector c4a = FloatVector.fromArray(SPECIES, from, fromAt + 4 * fromStep);
        FloatVector c5a = FloatVector.fromArray(SPECIES, from, fromAt + 5 * fromStep);
        FloatVector c6a = FloatVector.fromArray(SPECIES, from, fromAt + 6 * fromStep);
        FloatVector c7a = FloatVector.fromArray(SPECIES, from, fromAt + 7 * fromStep);
        int r1 = aAt + aRow;
        int r2 = r1 + aRow;
        int r3 = r2 + aRow;
        int r4 = r3 + aRow;
        int r5 = r4 + aRow;
        int r6 = r5 + aRow;
        int r7 = r6 + aRow;
        int j = bAt;
        for (int p = 0; p < k; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, j);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + p]);
            c0a = a0.fma(ba, c0a);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[r1 + p]);
            c1a = a1.fma(ba, c1a);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[r2 + p]);
            c2a = a2.fma(ba, c2a);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[r3 + p]);
            c3a = a3.fma(ba, c3a);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[r4 + p]);
            c4a = a4.fma(ba, c4a);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[r5 + p]);
            c5a = a5.fma(ba, c5a);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[r6 + p]);
            c6a = a6.fma(ba, c6a);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[r7 + p]);
            c7a = a7.fma(ba, c7a);
            j += bStep;
        }
        c0a.intoArray(to, toAt);
        c1a.intoArray(to, toAt + toStep);
        c2a.intoArray(to, toAt + 2 * toStep);
        c3a.intoArray(to, toAt + 3 * toStep);
        c4a.intoArray(to, toAt + 4 * toStep);
        c5a.intoArray(to, toAt + 5 * toStep);
        c6a.intoArray(to, toAt + 6 * toStep);
        c7a.intoArray(to, toAt + 7 * toStep);
    }

    @Override
    void columns(int k, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] from, int fromAt,
            int fromStep, float[] to, int toAt, int toStep) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, from, fromAt);
        FloatVector c1a = FloatVector.fromArray(SPECIES, from, fromAt + fromStep);
        FloatVector c2a = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromStep);
        FloatVector c3a = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromStep);
        FloatVector c4a = FloatVector.fromArray(SPECIES, from, fromAt + 4 * fromStep);
        FloatVector c5a = FloatVector.fromArray(SPECIES, from, fromAt + 5 * fromStep);
        FloatVector c6a = FloatVector.fromArray(SPECIES, from, fromAt + 6 * fromStep);
        FloatVector c7a = FloatVector.fromArray(SPECIES, from, fromAt + 7 * fromStep);
        int j = bAt;
        for (int p = 0; p < k; p++) {
            int i = aAt + p * aStep;
            FloatVector ba = FloatVector.fromArray(SPECIES, b, j);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[i]);
            c0a = a0.fma(ba, c0a);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[i + 1]);
            c1a = a1.fma(ba, c1a);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[i + 2]);
            c2a = a2.fma(ba, c2a);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[i + 3]);
            c3a = a3.fma(ba, c3a);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[i + 4]);
            c4a = a4.fma(ba, c4a);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[i + 5]);
            c5a = a5.fma(ba, c5a);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[i + 6]);
            c6a = a6.fma(ba, c6a);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[i + 7]);
            c7a = a7.fma(ba, c7a);
            j += bStep;
        }
        c0a.intoArray(to, toAt);
        c1a.intoArray(to, toAt + toStep);
        c2a.intoArray(to, toAt + 2 * toStep);
        c3a.intoArray(to, toAt + 3 * toStep);
        c4a.intoArray(to, toAt + 4 * toStep);
        c5a.intoArray(to, toAt + 5 * toStep);
        c6a.intoArray(to, toAt + 6 * toStep);
        c7a.intoArray(to, toAt + 7 * toStep);
    }
}
