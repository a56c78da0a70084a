package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Adds slices to a tensor at the places that INT32 indices name: the adjoint of [Gather]. Inputs: data, indices, and updates of the
/// shape that [Gather] would give; the result has the shape of the data. Updates of one place are added in the order of the indices.
/// An index below 0 or not below the size of the axis is an error.
///
/// @param axis the axis of the data, from 0
public record ScatterAdd(int axis) implements Indexing {

    @Override
    public String name() {
        return "scatter_add";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 3);
        TensorSpec data = inputs.get(0);
        TensorSpec updates = inputs.get(2);
        Inference.dtype(this, data, DType.FLOAT32, DType.FLOAT64, DType.INT32);
        Inference.sameDtype(this, data, updates);
        TensorSpec expected = new Gather(axis).infer(inputs.subList(0, 2)).getFirst();
        Inference.shape(this, "the updates", updates.shape(), expected.shape());
        return Inference.same(data);
    }
}
