package dev.telar.error;

/// Data from outside (a file, a download, a table) that is damaged or not what it claims to be.
public final class DataFormatException extends TelarException {

    private static final long serialVersionUID = 1L;

    /// @param message what was given and what was expected
    public DataFormatException(String message) {
        super(message);
    }

    /// @param message what was given and what was expected
    /// @param cause what went wrong underneath
    public DataFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
