package dev.telar.models;

import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.losses.Loss;
import dev.telar.shape.TensorSpec;

/// The rows `from` … `to` − 1 of a data set.
record Portion(Dataset data, int from, int to) {

    int size() {
        return to - from;
    }

    Batch batch(int[] rows) {
        if (from == 0) {
            return data.batch(rows);
        }
        int[] moved = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            moved[i] = from + rows[i];
        }
        return data.batch(moved);
    }

    /// Checks the targets of a batch; an error names the first bad row of the data set.
    void check(Batch batch, int[] rows, Loss loss, TensorSpec predictions) {
        try {
            loss.checkValues(batch.targets(), predictions);
        } catch (IllegalArgumentException e) {
            for (int row : rows) {
                checkRow(from + row, loss, predictions);
            }
            throw e;
        }
    }

    private void checkRow(int row, Loss loss, TensorSpec predictions) {
        try {
            loss.checkValues(data.batch(new int[]{row}).targets(), predictions);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("row " + row + " of the data set: " + e.getMessage(), e);
        }
    }
}
