package dev.telar.conformance.internal.oracle;

import java.util.List;

import dev.telar.tensor.Tensor;

/// A piece of program that runs on the backend and, for comparison, on the reference backend in FLOAT64.
@FunctionalInterface
public interface Program {

    /// Its results for inputs of either.
    List<Tensor> run(List<Tensor> inputs);
}
