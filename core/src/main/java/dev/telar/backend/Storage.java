package dev.telar.backend;

import dev.telar.shape.TensorSpec;

/// The values of one tensor in a form that only its backend knows.
public interface Storage {

    /// Shape and type.
    TensorSpec spec();
}
