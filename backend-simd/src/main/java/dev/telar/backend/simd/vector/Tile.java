package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost part of a product: a tile of C that stays in registers while *k* runs.
///
/// Each subclass is one loop without branches over as many accumulators as the registers hold; C2 stops turning vector calls into
/// instructions when such a method grows, and a species that is not a constant of the class makes it a hundred times slower.
abstract class Tile {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    final int rows;
    final int columns;

    Tile(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /// *to ← from + A·B*, added up over *k* ascending by fused multiply-adds.
    ///
    /// @param k how many products
    /// @param a a packed panel: the `rows` elements of column 0, then those of column 1 …
    /// @param aAt where it begins
    /// @param b rows of at least `columns` elements
    /// @param bAt where row 0 begins
    /// @param bStep the distance of two rows
    /// @param from the sums so far
    /// @param fromAt where row 0 begins
    /// @param fromStep the distance of two rows, 0 for one row that stands for all
    /// @param to where the sums go
    /// @param toAt where row 0 begins
    /// @param toStep the distance of two rows
    abstract void run(int k, float[] a, int aAt, float[] b, int bAt, int bStep, float[] from, int fromAt, int fromStep,
            float[] to,
            int toAt, int toStep);
}
