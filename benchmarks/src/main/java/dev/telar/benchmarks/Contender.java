package dev.telar.benchmarks;

/// A network that can be trained, by whatever means.
interface Contender extends AutoCloseable {

    /// Who it is, for the table.
    String name();

    /// One epoch over all batches of the work: each is brought from the host's memory, and the loss of each is read back.
    ///
    /// @return the mean of the losses
    double epoch();

    @Override
    void close();
}
