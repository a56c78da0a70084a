package dev.telar.op;

import java.util.List;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Reads slices along an axis at the places that INT32 indices name, as `numpy.take`. Inputs: data and indices; the result has the
/// shape of the data with the axis replaced by the shape of the indices. An index below 0 or not below the size of the axis is an error.
///
/// @param axis the axis of the data, from 0
public record Gather(int axis) implements Indexing {

    @Override
    public String name() {
        return "gather";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        Shape data = inputs.get(0).shape();
        Inference.indices(this, inputs.get(1));
        Inference.axis(this, data, axis);
        Shape result = data.part(0, axis).concat(inputs.get(1).shape()).concat(data.part(axis + 1, data.rank()));
        return Inference.result(result, inputs.get(0).dtype());
    }
}
