package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Chooses by a condition: inputs are a BOOL condition and two tensors of one type; the three broadcast. The value that is not chosen
/// has no influence, be it NaN.
public record Where() implements Elementwise {

    @Override
    public String name() {
        return "where";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 3);
        Inference.dtype(this, inputs.get(0), DType.BOOL);
        Inference.sameDtype(this, inputs.get(1), inputs.get(2));
        Shape values = Inference.broadcast(this, inputs.get(1).shape(), inputs.get(2).shape());
        return Inference.result(Inference.broadcast(this, inputs.get(0).shape(), values), inputs.get(1).dtype());
    }
}
