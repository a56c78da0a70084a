package dev.telar.backend.simd.vector;

import java.util.Arrays;

import dev.telar.backend.simd.kernels.Matrix;
import jdk.incubator.vector.FloatVector;

/// Copies parts of matrices into panels, in the order in which tiles read them, with zeros where the matrix ends. Each method is one loop.
final class Packing {

    /// How many lines are interleaved at a time.
    private static final int EIGHT = 8;

    private Packing() {}

    /// Packs lines next to each other: element *(line, step)* comes to `to[at + step·width + line]`.
    ///
    /// @param matrix one row a line, one column a step
    /// @param lines how many lines the matrix has, at most `width`
    /// @param steps how many steps
    /// @param width how many lines the panel has; those beyond `lines` are zero
    static void pack(Matrix matrix, int lines, int steps, int width, float[] to, int at) {
        if (lines < width) {
            Arrays.fill(to, at, at + steps * width, 0f);
        }
        if (matrix.rowStride() == 1) {
            stretches(matrix, lines, steps, width, to, at);
            return;
        }
        int line = 0;
        for (; line + EIGHT <= lines; line += EIGHT) {
            eight(matrix.from(line, 0), steps, width, to, at + line);
        }
        for (; line < lines; line++) {
            one(matrix.values(), matrix.at(line, 0), matrix.columnStride(), steps, width, to, at + line);
        }
    }

    /// Lines that lie side by side: each step is one stretch.
    private static void stretches(Matrix matrix, int lines, int steps, int width, float[] to, int at) {
        if (lines == 2 * Tile.LANES) {
            twoVectors(matrix.values(), matrix.offset(), matrix.columnStride(), steps, width, to, at);
        } else if (lines == Tile.LANES) {
            oneVector(matrix.values(), matrix.offset(), matrix.columnStride(), steps, width, to, at);
        } else if (lines == EIGHT) {
            eight(matrix, steps, width, to, at);
        } else {
            for (int i = 0; i < steps; i++) {
                System.arraycopy(matrix.values(), matrix.at(0, i), to, at + i * width, lines);
            }
        }
    }

    private static void twoVectors(float[] from, int offset, int step, int steps, int width, float[] to, int at) {
        for (int i = 0; i < steps; i++) {
            FloatVector.fromArray(Tile.SPECIES, from, offset + i * step).intoArray(to, at + i * width);
            FloatVector.fromArray(Tile.SPECIES, from, offset + i * step + Tile.LANES).intoArray(to, at + i * width + Tile.LANES);
        }
    }

    private static void oneVector(float[] from, int offset, int step, int steps, int width, float[] to, int at) {
        for (int i = 0; i < steps; i++) {
            FloatVector.fromArray(Tile.SPECIES, from, offset + i * step).intoArray(to, at + i * width);
        }
    }

    private static void one(float[] from, int offset, int step, int steps, int width, float[] to, int at) {
        for (int i = 0; i < steps; i++) {
            to[at + i * width] = from[offset + i * step];
        }
    }

    private static void eight(Matrix matrix, int steps, int width, float[] to, int at) {
        if (matrix.columnStride() == 1) {
            eightRows(matrix.values(), matrix.offset(), matrix.rowStride(), steps, width, to, at);
        } else {
            eightAnyhow(matrix.values(), matrix.offset(), matrix.rowStride(), matrix.columnStride(), steps, width, to, at);
        }
    }

    private static void eightRows(float[] from, int offset, int row, int steps, int width, float[] to, int at) {
        int r1 = offset + row;
        int r2 = r1 + row;
        int r3 = r2 + row;
        int r4 = r3 + row;
        int r5 = r4 + row;
        int r6 = r5 + row;
        int r7 = r6 + row;
        for (int i = 0; i < steps; i++) {
            int t = at + i * width;
            to[t] = from[offset + i];
            to[t + 1] = from[r1 + i];
            to[t + 2] = from[r2 + i];
            to[t + 3] = from[r3 + i];
            to[t + 4] = from[r4 + i];
            to[t + 5] = from[r5 + i];
            to[t + 6] = from[r6 + i];
            to[t + 7] = from[r7 + i];
        }
    }

    private static void eightAnyhow(float[] from, int offset, int row, int column, int steps, int width, float[] to, int at) {
        for (int i = 0; i < steps; i++) {
            int s = offset + i * column;
            int t = at + i * width;
            to[t] = from[s];
            to[t + 1] = from[s + row];
            to[t + 2] = from[s + 2 * row];
            to[t + 3] = from[s + 3 * row];
            to[t + 4] = from[s + 4 * row];
            to[t + 5] = from[s + 5 * row];
            to[t + 6] = from[s + 6 * row];
            to[t + 7] = from[s + 7 * row];
        }
    }
}
