package dev.telar.benchmarks.works;

/// A network built and ready to be trained, by whatever library.
public interface Network extends AutoCloseable {

    /// Trains on all rows, in a new order each epoch, every batch brought from the host's arrays and the loss of every epoch read back.
    ///
    /// @param epochs how many
    /// @param observer is told of each
    void train(int epochs, EpochObserver observer);

    /// Trains one step and comes back when it is finished.
    void firstStep();

    /// The probabilities of the classes of one row.
    float[] predict(float[] row);

    /// Brings the rows of a batch together and does nothing with them: what of a step is the data's alone.
    void gather(int[] rows);

    @Override
    void close();

    /// Is told of finished epochs.
    @FunctionalInterface
    interface EpochObserver {

        /// One more epoch is finished.
        ///
        /// @param seconds how long it took
        /// @param loss the mean of the losses
        void finished(double seconds, double loss);
    }
}
