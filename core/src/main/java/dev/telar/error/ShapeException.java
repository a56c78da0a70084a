package dev.telar.error;

/// Shapes that do not fit an operation, a layer or each other.
public final class ShapeException extends TelarException {

    private static final long serialVersionUID = 1L;

    /// @param message what was given and what was expected
    public ShapeException(String message) {
        super(message);
    }
}
