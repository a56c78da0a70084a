package dev.telar.conformance.internal.checks;

import org.jspecify.annotations.Nullable;

/// One check.
///
/// @param name tells it apart from all others of its contract, the same in each run
/// @param cell where it stands in the report's matrix, null if nowhere
/// @param body runs it
public record Check(String name, @Nullable Cell cell, Body body) {

    /// Runs a check.
    @FunctionalInterface
    public interface Body {

        /// Throws what is wrong.
        Outcome run(Subject subject) throws Exception;
    }

    /// Runs a check that has nothing to tell but that it passed.
    @FunctionalInterface
    public interface Statement {

        /// Throws what is wrong.
        void run(Subject subject) throws Exception;
    }

    /// A check of behaviour.
    public static Check of(String name, Statement statement) {
        return new Check(name, null, subject -> {
            subject.run(() -> statement.run(subject));
            return Outcome.PASSED;
        });
    }
}
