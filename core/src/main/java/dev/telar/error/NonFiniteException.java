package dev.telar.error;

/// A NaN or an infinity found where numbers were expected.
public final class NonFiniteException extends TelarException {

    private static final long serialVersionUID = 1L;

    /// @param message what was given and what was expected
    public NonFiniteException(String message) {
        super(message);
    }
}
