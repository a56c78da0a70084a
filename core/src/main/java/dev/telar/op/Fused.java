package dev.telar.op;

import java.util.List;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.TensorSpec;

/// Several operations that run as one: what the compiler of steps makes of operations that a backend runs together, so that what lies between them
/// never goes through memory. It means what its body says, node by node, to the bit.
///
/// @param body the operations; its inputs and outputs are those of the operation, its nodes name no layers, so that equal bodies are equal
public record Fused(Graph body) implements Composite {

    @Override
    public String name() {
        return "fused";
    }

    /// Version 2: backends that were written before are never asked.
    @Override
    public int since() {
        return 2;
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, body.inputs().size());
        for (int i = 0; i < inputs.size(); i++) {
            TensorSpec expected = body.inputs().get(i);
            if (inputs.get(i).dtype() != expected.dtype()) {
                throw new DTypeException("fused: input " + i + " must be " + expected + ", given " + inputs.get(i));
            }
            if (!inputs.get(i).shape().equals(expected.shape())) {
                throw new ShapeException("fused: input " + i + " must be " + expected + ", given " + inputs.get(i));
            }
        }
        return body.outputSpecs();
    }

    /// The operations that run together: `fused[binary, unary]`.
    @Override
    public String toString() {
        return "Fused[" + String.join(", ", body.nodes().stream().map(Graph.Node::label).toList()) + "]";
    }
}
