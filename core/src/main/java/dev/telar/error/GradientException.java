package dev.telar.error;

/// A gradient that cannot be computed, for instance of a variable from which no path leads to the loss.
public final class GradientException extends TelarException {

    private static final long serialVersionUID = 1L;

    /// @param message what was given and what was expected
    public GradientException(String message) {
        super(message);
    }
}
