package dev.telar.conformance.internal.oracle;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// A tensor in the error analysis.
///
/// @param value the exact values
/// @param error how far from them those of the backend may be, FLOAT64 and of the same shape; null if not at all
record Approximate(Tensor value, @Nullable Tensor error) {

    boolean isExact() {
        return error == null;
    }

    /// The bound in the shape of the value, zeros where there is none.
    Tensor bound() {
        return error == null ? Tensor.full(0, new TensorSpec(value.shape(), DType.FLOAT64)) : error;
    }

    /// |value|, FLOAT64.
    Tensor size() {
        return value.cast(DType.FLOAT64).abs();
    }

    /// The sum of two bounds, of which either may be missing.
    static @Nullable Tensor sum(@Nullable Tensor a, @Nullable Tensor b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.add(b);
    }
}
