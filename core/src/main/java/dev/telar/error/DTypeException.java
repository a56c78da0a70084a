package dev.telar.error;

/// A type of elements that an operation does not take, or two types that do not go together.
public final class DTypeException extends TelarException {

    private static final long serialVersionUID = 1L;

    /// @param message what was given and what was expected
    public DTypeException(String message) {
        super(message);
    }
}
