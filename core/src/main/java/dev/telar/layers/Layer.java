package dev.telar.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// A layer: a function of tensors with variables of its own. Its settings are fixed when it is made; its variables come with [#build],
/// once. The same layer used in two places shares its variables. Most layers have one input and one output: [UnaryLayer].
public interface Layer {

    /// The name that the user gave; without one the model names the layer after its class: `dense`, `dense_1` …
    default Optional<String> name() {
        return Optional.empty();
    }

    /// The shape of the inputs without the batch, where the user gave it. The first layer of a model may say it, so that the weights are made at
    /// once.
    default Optional<Shape> inputShape() {
        return Optional.empty();
    }

    /// Makes the variables for inputs of the given shapes and types, and builds the children. Called before the first call; on a layer that is
    /// built it only checks that the inputs fit. The batch size may be unknown.
    ///
    /// @throws dev.telar.error.ShapeException if the layer does not take such inputs
    default void build(List<TensorSpec> inputs, Build build) {}

    /// Computes the outputs.
    ///
    /// @param inputs the inputs
    /// @param call what belongs to this one call: whether it is training, and where random numbers come from
    List<Tensor> call(List<Tensor> inputs, Call call);

    /// The shapes and types of the outputs; the batch size may be unknown.
    ///
    /// @throws dev.telar.error.ShapeException if the layer does not take such inputs
    List<TensorSpec> infer(List<TensorSpec> inputs);

    /// The layers that this one consists of.
    default List<Layer> children() {
        return List.of();
    }

    /// The input that the user said the model has, where this is its first layer; the batch size is unknown.
    default Optional<TensorSpec> inputSpec() {
        return Optional.empty();
    }

    /// The penalties that training adds to the loss, each a scalar, those of the children included: what the regularizers of the weights
    /// say now.
    default List<Tensor> losses() {
        List<Tensor> losses = new ArrayList<>();
        for (Layer child : children()) {
            losses.addAll(child.losses());
        }
        return losses;
    }

    /// All variables, those of the children included, each once, in the order in which they were made.
    default List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        for (Layer child : children()) {
            for (Variable variable : child.variables()) {
                if (!variables.contains(variable)) {
                    variables.add(variable);
                }
            }
        }
        return variables;
    }
}
