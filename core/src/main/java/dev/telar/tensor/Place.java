package dev.telar.tensor;

/// A place where tensors can live: a backend, as far as the users of tensors need to know it.
public interface Place {

    /// The name of the backend, such as `simd`.
    String name();
}
