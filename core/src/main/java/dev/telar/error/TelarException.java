package dev.telar.error;

/// The root of every error that Telar itself detects. Each message names the operation or layer, what was given, what was expected
/// and, where there is one, the remedy.
///
/// Arguments that are wrong by themselves (a negative rate, a null) stay `IllegalArgumentException`, and calls that come too early
/// (`fit` before `compile`) stay `IllegalStateException`, as Java's users expect.
public abstract sealed class TelarException extends RuntimeException permits ShapeException, DTypeException, BackendException,
        GradientException, DataFormatException, NonFiniteException {

    private static final long serialVersionUID = 1L;

    /// What stands between the parts of a path: `dense_1 › matmul`.
    private static final String SEPARATOR = " › ";

    private String path = "";

    TelarException(String message, Throwable cause) {
        super(message, cause);
    }

    TelarException(String message) {
        super(message);
    }

    /// Puts the name of a layer before the message; called by each layer that the error passes on its way out.
    ///
    /// @param name the name of the layer
    public final void passedThrough(String name) {
        path = name + SEPARATOR + path;
    }

    /// The message, behind the path of the layers in which the error arose: `dense_1 › matmul: …`.
    @Override
    public String getMessage() {
        return path + super.getMessage();
    }
}
