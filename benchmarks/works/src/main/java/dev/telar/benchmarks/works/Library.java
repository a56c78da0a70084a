package dev.telar.benchmarks.works;

import java.util.List;
import java.util.function.Supplier;

/// A contender: a library, and how its user writes the works with it. What it cannot do throws [UnsupportedOperationException] and is missing from
/// the table.
public interface Library {

    /// Name and version, and the settings in force that are not the library's own defaults.
    String settings();

    /// Builds a network with the work's first weights.
    ///
    /// @param rows reads what it will be trained on
    Network network(Work work, Supplier<Rows> rows);

    /// Makes a matrix product ready.
    ///
    /// @param a A as stored
    /// @param b B as stored
    Product product(Gemm gemm, float[] a, float[] b);

    /// What is bound by memory: see [Chain].
    default List<Chain> chains() {
        throw new UnsupportedOperationException("chains");
    }

    /// A matrix product over and over.
    interface Product extends AutoCloseable {

        /// Computes C once.
        void run();

        /// The element of C at the top left.
        float first();

        @Override
        void close();
    }

    /// Operations over memory.
    ///
    /// @param name the name in tables
    /// @param bytes what has to be read and written, each number once
    /// @param body runs it once
    record Chain(String name, double bytes, Runnable body) {}
}
