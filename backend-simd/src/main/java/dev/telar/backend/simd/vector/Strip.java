package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A small tile of C that reads A where it lies, for products in which packing A would cost as much as the product.
///
/// There is a loop for each of the two orders of A, since C2 needs one index to run by one.
abstract class Strip {

    static final VectorSpecies<Float> SPECIES = Tile.SPECIES;
    static final int LANES = Tile.LANES;

    final int rows;
    final int columns;

    Strip(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /// *to ← from + A·B*, as [Tile#run], where the elements of a row of A lie side by side.
    abstract void rows(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bStep, float[] from, int fromAt, int fromStep,
            float[] to, int toAt, int toStep);

    /// *to ← from + A·B*, as [Tile#run], where the elements of a column of A lie side by side.
    abstract void columns(int k, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] from, int fromAt,
            int fromStep, float[] to, int toAt, int toStep);

    /// One row by one vector.
    static void single(int k, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] from, int fromAt, float[] to,
            int toAt) {
        FloatVector sum = FloatVector.fromArray(SPECIES, from, fromAt);
        for (int p = 0; p < k; p++) {
            sum = FloatVector.broadcast(SPECIES, a[aAt + p * aStep]).fma(FloatVector.fromArray(SPECIES, b, bAt + p * bStep), sum);
        }
        sum.intoArray(to, toAt);
    }
}
