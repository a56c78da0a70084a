package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Transposes blocks of 8 × 8 in registers of 256 bits: three rounds, in which lines exchange halves, quarters and single elements. A rotation and a
/// blend for each element of a round is half of what a permutation of two vectors costs, which C2 makes of two of one.
///
/// Only for machines whose vectors have 256 bits or more.
final class Transposition {

    private static final int EIGHT = 8;
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final VectorShuffle<Float> HALVES = VectorShuffle.fromValues(SPECIES, 4, 5, 6, 7, 0, 1, 2, 3);
    private static final VectorShuffle<Float> QUARTERS = VectorShuffle.fromValues(SPECIES, 2, 3, 0, 1, 6, 7, 4, 5);
    private static final VectorShuffle<Float> ELEMENTS = VectorShuffle.fromValues(SPECIES, 1, 0, 3, 2, 5, 4, 7, 6);
    private static final VectorMask<Float> UPPER_HALF = VectorMask.fromLong(SPECIES, 0xF0);
    private static final VectorMask<Float> UPPER_QUARTERS = VectorMask.fromLong(SPECIES, 0xCC);
    private static final VectorMask<Float> ODD_ELEMENTS = VectorMask.fromLong(SPECIES, 0xAA);

    private Transposition() {}

    /// Writes the columns of eight lines.
    ///
    /// @param l0 where line 0 begins, and so on
    /// @param at where column 0 goes
    /// @param step the distance of two columns; each writes eight elements
    static void columns(float[] from, int l0, int l1, int l2, int l3, int l4, int l5, int l6, int l7, int columns, float[] to,
            int at, int step) {
        for (int i = 0; i + EIGHT <= columns; i += EIGHT) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, from, l0 + i);
            FloatVector a1 = FloatVector.fromArray(SPECIES, from, l1 + i);
            FloatVector a2 = FloatVector.fromArray(SPECIES, from, l2 + i);
            FloatVector a3 = FloatVector.fromArray(SPECIES, from, l3 + i);
            FloatVector a4 = FloatVector.fromArray(SPECIES, from, l4 + i);
            FloatVector a5 = FloatVector.fromArray(SPECIES, from, l5 + i);
            FloatVector a6 = FloatVector.fromArray(SPECIES, from, l6 + i);
            FloatVector a7 = FloatVector.fromArray(SPECIES, from, l7 + i);
            FloatVector b0 = a0.blend(a4.rearrange(HALVES), UPPER_HALF);
            FloatVector b4 = a0.rearrange(HALVES).blend(a4, UPPER_HALF);
            FloatVector b1 = a1.blend(a5.rearrange(HALVES), UPPER_HALF);
            FloatVector b5 = a1.rearrange(HALVES).blend(a5, UPPER_HALF);
            FloatVector b2 = a2.blend(a6.rearrange(HALVES), UPPER_HALF);
            FloatVector b6 = a2.rearrange(HALVES).blend(a6, UPPER_HALF);
            FloatVector b3 = a3.blend(a7.rearrange(HALVES), UPPER_HALF);
            FloatVector b7 = a3.rearrange(HALVES).blend(a7, UPPER_HALF);
            FloatVector c0 = b0.blend(b2.rearrange(QUARTERS), UPPER_QUARTERS);
            FloatVector c2 = b0.rearrange(QUARTERS).blend(b2, UPPER_QUARTERS);
            FloatVector c1 = b1.blend(b3.rearrange(QUARTERS), UPPER_QUARTERS);
            FloatVector c3 = b1.rearrange(QUARTERS).blend(b3, UPPER_QUARTERS);
            FloatVector c4 = b4.blend(b6.rearrange(QUARTERS), UPPER_QUARTERS);
            FloatVector c6 = b4.rearrange(QUARTERS).blend(b6, UPPER_QUARTERS);
            FloatVector c5 = b5.blend(b7.rearrange(QUARTERS), UPPER_QUARTERS);
            FloatVector c7 = b5.rearrange(QUARTERS).blend(b7, UPPER_QUARTERS);
            int t = at + i * step;
            c0.blend(c1.rearrange(ELEMENTS), ODD_ELEMENTS).intoArray(to, t);
            c0.rearrange(ELEMENTS).blend(c1, ODD_ELEMENTS).intoArray(to, t + step);
            c2.blend(c3.rearrange(ELEMENTS), ODD_ELEMENTS).intoArray(to, t + 2 * step);
            c2.rearrange(ELEMENTS).blend(c3, ODD_ELEMENTS).intoArray(to, t + 3 * step);
            c4.blend(c5.rearrange(ELEMENTS), ODD_ELEMENTS).intoArray(to, t + 4 * step);
            c4.rearrange(ELEMENTS).blend(c5, ODD_ELEMENTS).intoArray(to, t + 5 * step);
            c6.blend(c7.rearrange(ELEMENTS), ODD_ELEMENTS).intoArray(to, t + 6 * step);
            c6.rearrange(ELEMENTS).blend(c7, ODD_ELEMENTS).intoArray(to, t + 7 * step);
        }
    }
}
