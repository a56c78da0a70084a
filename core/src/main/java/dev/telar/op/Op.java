package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// An operation on tensors: an immutable value with value equality, never a method of a backend.
public sealed interface Op permits Primitive, Composite, Custom {

    /// The version of the list of operations. A backend states the version it was written for; core never asks it for a newer operation.
    int OPSET = 2;

    /// The name in messages and printed graphs, such as `matmul`.
    String name();

    /// The version of the list in which this operation came.
    default int since() {
        return 1;
    }

    /// The shapes and types of the results for inputs of the given shapes and types.
    ///
    /// @throws dev.telar.error.ShapeException if the shapes do not fit the operation or each other
    /// @throws dev.telar.error.DTypeException if the operation does not take these types
    List<TensorSpec> infer(List<TensorSpec> inputs);
}
