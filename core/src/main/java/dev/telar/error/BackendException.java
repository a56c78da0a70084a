package dev.telar.error;

/// A backend that is missing, unavailable, mixed with another or out of order.
public final class BackendException extends TelarException {

    private static final long serialVersionUID = 1L;

    /// @param message what was given and what was expected
    public BackendException(String message) {
        super(message);
    }

    /// @param message what was given and what was expected
    /// @param cause what went wrong underneath
    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
