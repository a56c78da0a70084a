package dev.telar.shape;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// What is known of a tensor without its values.
///
/// @param shape the sizes along its axes
/// @param dtype the type of its elements
public record TensorSpec(Shape shape, DType dtype) {

    /// Checks that neither is null.
    public TensorSpec {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(dtype, "dtype");
    }

    /// The size of the values in bytes, densely packed.
    public long bytes() {
        return shape.elements() * dtype.bytes();
    }

    /// As of any record; written out, since the JVM makes that of records at its first use, which a training's first step would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TensorSpec spec && dtype == spec.dtype && shape.equals(spec.shape);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + dtype.hashCode();
    }

    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}
