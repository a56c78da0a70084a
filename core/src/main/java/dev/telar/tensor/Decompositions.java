package dev.telar.tensor;

import java.util.List;

import dev.telar.op.Op;

/// What composites mean.
public final class Decompositions {

    private Decompositions() {}

    /// Decomposes an operation.
    public static List<Tensor> of(Op op, List<Tensor> inputs) {
        throw new IllegalStateException(op.name() + inputs);
    }
}
