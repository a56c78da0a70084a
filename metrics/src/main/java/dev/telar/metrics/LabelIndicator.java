package dev.telar.metrics;

import java.util.Arrays;

/// A matrix (samples, labels): sample i has label j where element (i, j) is not 0.
final class LabelIndicator implements Targets {

    private final int[][] rows;
    private final TargetType type;

    private LabelIndicator(int[][] rows) {
        this.rows = rows;
        long distinct = Arrays.stream(rows).flatMapToInt(Arrays::stream).distinct().limit(3).count();
        this.type = distinct > 2 ? TargetType.MULTICLASS_MULTIOUTPUT : TargetType.MULTILABEL_INDICATOR;
    }

    static Targets of(int[][] rows) {
        int columns = rows.length == 0 ? 1 : rows[0].length;
        for (int i = 0; i < rows.length; i++) {
            checkWidth(i, rows[i].length, columns);
        }
        if (columns == 1) {
            return ClassLabels.of(Arrays.stream(rows).mapToInt(row -> row[0]).toArray());
        }
        return new LabelIndicator(Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new));
    }

    static Targets of(boolean[][] rows) {
        int columns = rows.length == 0 ? 1 : rows[0].length;
        int[][] numbers = new int[rows.length][columns];
        boolean[] first = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            checkWidth(i, rows[i].length, columns);
            first[i] = rows[i][0];
            for (int j = 0; j < columns; j++) {
                numbers[i][j] = rows[i][j] ? 1 : 0;
            }
        }
        return columns == 1 ? ClassLabels.of(first) : new LabelIndicator(numbers);
    }

    private static void checkWidth(int row, int width, int expected) {
        if (width != expected || width == 0) {
            throw new IllegalArgumentException("label indicator: row " + row + " has " + width + " columns, row 0 has " + expected
                    + "; every row needs the same number of labels, at least 1");
        }
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public TargetType type() {
        return type;
    }

    int columns() {
        return rows[0].length;
    }

    /// The value at (sample, label).
    int value(int sample, int label) {
        return rows[sample][label];
    }

    /// Whether the sample has the label.
    boolean has(int sample, int label) {
        return rows[sample][label] != 0;
    }
}
