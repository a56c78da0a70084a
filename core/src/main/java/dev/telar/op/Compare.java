package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// A comparison of two elements of one type with a BOOL result; the inputs broadcast. NaN is equal to nothing, itself included.
///
/// @param kind the comparison
public record Compare(CompareKind kind) implements Elementwise {

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        Inference.sameDtype(this, inputs.get(0), inputs.get(1));
        return Inference.result(Inference.broadcast(this, inputs.get(0).shape(), inputs.get(1).shape()), DType.BOOL);
    }
}
