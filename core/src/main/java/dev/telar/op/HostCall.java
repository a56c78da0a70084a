package dev.telar.op;

import java.util.List;

import dev.telar.shape.TensorSpec;

/// A function in Java that a backend cannot look into: core brings the inputs to the host, calls it, and takes the results back to the
/// backend. It has no gradient.
///
/// @param name the name in messages
/// @param function the function
/// @param results the shapes and types of its results
public record HostCall(String name, HostFunction function, List<TensorSpec> results) implements Primitive {

    /// Copies the list.
    public HostCall {
        results = List.copyOf(results);
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return results;
    }
}
