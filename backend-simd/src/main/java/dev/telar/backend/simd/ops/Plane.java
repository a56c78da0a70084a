package dev.telar.backend.simd.ops;

import java.util.Arrays;

/// The innermost two axes of a copy.
///
/// @param rows the number of rows
/// @param columns the number of columns
/// @param sourceRow the distance of two rows in the source
/// @param sourceColumn the distance of two columns in the source
/// @param targetRow the distance of two rows in the target
/// @param targetColumn the distance of two columns in the target
record Plane(int rows, int columns, int sourceRow, int sourceColumn, int targetRow, int targetColumn) {

    /// The side of a square tile: as many lines of the cache, 4 KiB of floats, are read and written in turn.
    private static final int TILE = 32;

    /// Copies a plane between two arrays of one type.
    void copy(Object from, int source, Object to, int target) {
        if (sourceColumn == 1 && targetColumn == 1) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, source + i * sourceRow, to, target + i * targetRow, columns);
            }
        } else if (sourceColumn == 0 && targetColumn == 1) {
            for (int i = 0; i < rows; i++) {
                fill(from, source + i * sourceRow, to, target + i * targetRow);
            }
        } else {
            tiles(from, source, to, target);
        }
    }

    private void fill(Object from, int source, Object to, int target) {
        switch (to) {
            case float[] values -> Arrays.fill(values, target, target + columns, ((float[]) from)[source]);
            case double[] values -> Arrays.fill(values, target, target + columns, ((double[]) from)[source]);
            case int[] values -> Arrays.fill(values, target, target + columns, ((int[]) from)[source]);
            default -> Arrays.fill((byte[]) to, target, target + columns, ((byte[]) from)[source]);
        }
    }

    private void tiles(Object from, int source, Object to, int target) {
        for (int i = 0; i < rows; i += TILE) {
            for (int j = 0; j < columns; j += TILE) {
                tile(from, source + i * sourceRow + j * sourceColumn, to, target + i * targetRow + j * targetColumn,
                        Math.min(TILE, rows - i), Math.min(TILE, columns - j));
            }
        }
    }

    private void tile(Object from, int source, Object to, int target, int height, int width) {
        for (int i = 0; i < height; i++) {
            int s = source + i * sourceRow;
            int t = target + i * targetRow;
            switch (to) {
                case float[] values -> line((float[]) from, s, sourceColumn, values, t, targetColumn, width);
                case double[] values -> line((double[]) from, s, sourceColumn, values, t, targetColumn, width);
                case int[] values -> line((int[]) from, s, sourceColumn, values, t, targetColumn, width);
                default -> line((byte[]) from, s, sourceColumn, (byte[]) to, t, targetColumn, width);
            }
        }
    }

    private static void line(float[] from, int s, int sourceStep, float[] to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j * targetStep] = from[s + j * sourceStep];
        }
    }

    private static void line(double[] from, int s, int sourceStep, double[] to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j * targetStep] = from[s + j * sourceStep];
        }
    }

    private static void line(int[] from, int s, int sourceStep, int[] to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j * targetStep] = from[s + j * sourceStep];
        }
    }

    private static void line(byte[] from, int s, int sourceStep, byte[] to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j * targetStep] = from[s + j * sourceStep];
        }
    }
}
