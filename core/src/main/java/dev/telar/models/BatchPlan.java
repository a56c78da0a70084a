package dev.telar.models;

import java.util.Arrays;

import dev.telar.random.Philox;

/// Which rows of a data set make which batch.
final class BatchPlan {

    /// Where the streams of the orders begin; those before are for first weights.
    private static final long FIRST_STREAM = 1L << 31;

    private final int[] rows;
    private final int batchSize;

    private BatchPlan(int[] rows, int batchSize) {
        this.rows = rows;
        this.batchSize = batchSize;
    }

    /// Rows `from` … `to` − 1 one after the other.
    static BatchPlan inOrder(int from, int to, int batchSize) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        return new BatchPlan(rows, batchSize);
    }

    /// Puts rows 0, 1, … into the random order number `number` of a seed, whatever their order was before.
    void shuffle(long seed, int number) {
        Arrays.setAll(rows, i -> i);
        Philox.of(seed).stream(FIRST_STREAM + number).shuffle(rows);
    }

    /// The number of batches; a last one that is not full counts.
    int batches() {
        return batches(rows.length, batchSize);
    }

    static int batches(int rows, int batchSize) {
        return (int) (((long) rows + batchSize - 1) / batchSize);
    }

    /// The rows of a batch.
    int[] rows(int batch) {
        return rows(batch, new int[0]);
    }

    /// The rows of a batch.
    ///
    /// @param before an array that may be used again, if it has the right length
    int[] rows(int batch, int[] before) {
        int from = batch * batchSize;
        int count = (int) Math.min(rows.length - from, (long) batchSize);
        int[] next = before.length == count ? before : new int[count];
        System.arraycopy(rows, from, next, 0, count);
        return next;
    }
}
