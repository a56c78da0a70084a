package dev.telar.conformance.internal.checks;

/// How an operation ran on a backend.
public enum How {
    /// The backend ran a primitive itself.
    NATIVE("native"),
    /// The backend ran a composite in one piece.
    FUSED("fused"),
    /// Core made a composite of operations that the backend ran.
    DECOMPOSED("decomposed"),
    /// Core made a composite of operations of which the host ran some.
    PARTLY_HOST("partly host"),
    /// Core ran it on the host, since the backend lacks the operation or the type.
    HOST("host");

    private final String label;

    How(String label) {
        this.label = label;
    }

    /// The word in the report.
    public String label() {
        return label;
    }
}
