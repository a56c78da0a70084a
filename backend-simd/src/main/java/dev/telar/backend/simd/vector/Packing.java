package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Copies parts of matrices into panels, in the order in which tiles read them. Each method is one loop.
///
/// A panel interleaves lines: element *(line, step)* comes to `to[at + step·width + line]`. Lines go eight at a time: where the elements of a step
/// lie side by side they are copied, where those of a line do, blocks of 8 × 8 are transposed in registers. Both write eight elements at
/// each step, though fewer may be wanted, and what is too much is overwritten by the next step; hence the last lines go first, steps go up, and a panel
/// needs [#SLACK] elements of room behind it.
final class Packing {

    /// How many lines are interleaved at a time.
    private static final int EIGHT = 8;

    /// How many steps all lines are packed at a time: so much of a panel stays in the first-level cache.
    private static final int CHUNK = 128;

    /// How many elements behind a panel may be overwritten.
    static final int SLACK = EIGHT;

    private static final boolean WIDE = Tile.LANES >= EIGHT;
    private static final VectorSpecies<Float> SPECIES = WIDE ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;

    private Packing() {}

    /// Packs lines next to each other. What the panel has beyond `lines` is zero.
    ///
    /// @param from the array
    /// @param offset where element (0, 0) lies
    /// @param line the distance of two lines
    /// @param step the distance of two steps
    /// @param lines how many lines there are, at most `width`
    /// @param steps how many steps
    /// @param width how many lines the panel has
    static void pack(float[] from, int offset, int line, int step, int lines, int steps, int width, float[] to, int at) {
        if (line == 1 && lines == 2 * Tile.LANES && width == lines) {
            twoVectors(from, offset, step, steps, to, at);
            return;
        }
        for (int i = 0; i < steps; i += CHUNK) {
            int some = Math.min(CHUNK, steps - i);
            for (int l = (lines - 1) / EIGHT * EIGHT; l >= 0; l -= EIGHT) {
                group(from, offset + l * line + i * step, line, step, Math.min(EIGHT, lines - l), some, width, to,
                        at + l + i * width);
            }
        }
        for (int l = lines; l < width; l++) {
            zeros(to, at + l, steps, width);
        }
    }

    private static void twoVectors(float[] from, int offset, int step, int steps, float[] to, int at) {
        for (int i = 0; i < steps; i++) {
            FloatVector.fromArray(Tile.SPECIES, from, offset + i * step).intoArray(to, at + i * 2 * Tile.LANES);
            FloatVector.fromArray(Tile.SPECIES, from, offset + i * step + Tile.LANES)
                    .intoArray(to, at + i * 2 * Tile.LANES + Tile.LANES);
        }
    }

    private static void group(float[] from, int offset, int line, int step, int lines, int steps, int width, float[] to, int at) {
        int done = 0;
        if (WIDE && line == 1) {
            done = Math.clamp(steps, 0, stepsInside(from, offset, step));
            stretches(from, offset, step, done, width, to, at);
        } else if (WIDE && step == 1) {
            done = steps / EIGHT * EIGHT;
            transposed(from, offset, line, lines, done, width, to, at);
        }
        for (int i = done; i < steps; i++) {
            for (int l = 0; l < lines; l++) {
                to[at + i * width + l] = from[offset + i * step + l * line];
            }
        }
    }

    /// How many steps have eight elements before the array ends.
    private static int stepsInside(float[] from, int offset, int step) {
        int room = from.length - EIGHT - offset;
        return room < 0 ? 0 : step <= 0 ? Integer.MAX_VALUE : room / step + 1;
    }

    private static void stretches(float[] from, int offset, int step, int steps, int width, float[] to, int at) {
        for (int i = 0; i < steps; i++) {
            FloatVector.fromArray(SPECIES, from, offset + i * step).intoArray(to, at + i * width);
        }
    }

    private static void zeros(float[] to, int at, int steps, int width) {
        for (int i = 0; i < steps; i++) {
            to[at + i * width] = 0f;
        }
    }

    /// Blocks of 8 × 8, transposed by exchanging halves, quarters and neighbours. Lines that there are not are read as copies of the last one.
    private static void transposed(float[] from, int offset, int line, int lines, int steps, int width, float[] to,
            int at) {
        int last = offset + (lines - 1) * line;
        int r1 = Math.min(offset + line, last);
        int r2 = Math.min(offset + 2 * line, last);
        int r3 = Math.min(offset + 3 * line, last);
        int r4 = Math.min(offset + 4 * line, last);
        int r5 = Math.min(offset + 5 * line, last);
        int r6 = Math.min(offset + 6 * line, last);
        int r7 = Math.min(offset + 7 * line, last);
        Transposition.columns(from, offset, r1, r2, r3, r4, r5, r6, r7, steps, to, at, width);
    }
}
