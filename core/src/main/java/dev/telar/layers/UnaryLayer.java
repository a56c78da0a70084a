package dev.telar.layers;

import java.util.List;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// A layer with one input and one output.
public interface UnaryLayer extends Layer {

    /// Computes the output.
    Tensor call(Tensor input, Call call);

    /// Computes the output for a prediction.
    default Tensor call(Tensor input) {
        return call(input, Call.inference());
    }

    /// Shape and type of the output; the batch size may be unknown. The default is that of the input.
    default TensorSpec infer(TensorSpec input) {
        return input;
    }

    /// Makes the variables, see [Layer#build(List, Build)].
    default void build(TensorSpec input, Build build) {}

    @Override
    default List<Tensor> call(List<Tensor> inputs, Call call) {
        return List.of(call(only(inputs), call));
    }

    @Override
    default List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(infer(only(inputs)));
    }

    @Override
    default void build(List<TensorSpec> inputs, Build build) {
        build(only(inputs), build);
    }

    private <T> T only(List<T> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(getClass().getSimpleName() + ": takes 1 input, given " + inputs.size());
        }
        return inputs.getFirst();
    }
}
