package dev.telar.backend;

/// Whether a backend can be had here and now.
public sealed interface Availability {

    /// It can.
    ///
    /// @param detail what is worth knowing, such as `AVX-512, 2 threads`
    record Available(String detail) implements Availability {}

    /// It cannot.
    ///
    /// @param reason why not
    /// @param remedy what the user can do about it
    record Unavailable(String reason, String remedy) implements Availability {}
}
