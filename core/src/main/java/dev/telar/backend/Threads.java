package dev.telar.backend;

import java.util.OptionalInt;

import dev.telar.error.BackendException;

/// How many threads share one operation, for backends on the processor.
public final class Threads {

    /// The system property with the number of threads.
    public static final String PROPERTY = "telar.threads";

    private Threads() {}

    /// What the property [#PROPERTY] says; empty where it is not set, which leaves the choice to the backend.
    ///
    /// @param backend the name of the backend, for the message
    /// @throws BackendException if it is no whole number of 1 or more
    public static OptionalInt configured(String backend) {
        String text = System.getProperty(PROPERTY);
        return text == null ? OptionalInt.empty() : OptionalInt.of(parse(backend, text));
    }

    private static int parse(String backend, String text) {
        String message = backend + ": " + PROPERTY + " must be a whole number of 1 or more, given " + text;
        try {
            int threads = Integer.parseInt(text.strip());
            if (threads > 0) {
                return threads;
            }
        } catch (NumberFormatException e) {
            throw new BackendException(message, e);
        }
        throw new BackendException(message);
    }
}
