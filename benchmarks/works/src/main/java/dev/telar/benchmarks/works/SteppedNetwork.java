package dev.telar.benchmarks.works;

import java.util.Random;

/// The training loop that the user of a library without `fit` over plain arrays writes: rows shuffled, gathered and handed over batch by batch.
public final class SteppedNetwork implements Network {

    private final Work work;
    private final Rows rows;
    private final Stepper stepper;
    private final float[] features;
    private final float[] targets;
    private final int[] order;
    private final Random random = new Random(7);

    /// The loop over a library's step.
    public SteppedNetwork(Work work, Rows rows, Stepper stepper) {
        this.work = work;
        this.rows = rows;
        this.stepper = stepper;
        this.features = new float[work.batchSize() * work.inputs()];
        this.targets = new float[work.batchSize() * work.classes()];
        this.order = new int[rows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    @Override
    public void train(int epochs, EpochObserver observer) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            long start = System.nanoTime();
            shuffle();
            double sum = 0;
            for (int from = 0; from < order.length; from += work.batchSize()) {
                sum += step(from);
            }
            observer.finished((System.nanoTime() - start) / 1e9, sum / order.length);
        }
    }

    private double step(int from) {
        int count = Math.min(work.batchSize(), order.length - from);
        rows.gather(order, from, count, features, targets);
        return (double) stepper.step(features, targets, 0, count) * count;
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    @Override
    public void firstStep() {
        double loss = step(0);
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the first loss is " + loss);
        }
    }

    @Override
    public float[] predict(float[] row) {
        return stepper.predict(row);
    }

    @Override
    public void gather(int[] numbers) {
        rows.gather(numbers, 0, numbers.length, features, targets);
    }

    @Override
    public void close() {
        stepper.close();
    }

    /// What a library does with a batch.
    public interface Stepper extends AutoCloseable {

        /// Trains one step.
        ///
        /// @param features row by row
        /// @param targets row by row
        /// @param from the first row of the batch
        /// @param count the number of its rows
        /// @return the mean of the losses of the rows
        float step(float[] features, float[] targets, int from, int count);

        /// The probabilities of the classes of one row.
        float[] predict(float[] row);

        @Override
        void close();
    }
}
