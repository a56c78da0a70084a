package dev.telar.autograd;

import java.util.List;

import dev.telar.tensor.Tensor;

/// A value and its gradients.
///
/// @param value the value of the function
/// @param gradients the gradient with respect to each variable or input, in their order, each with the shape and type of its variable or
/// input
public record ValueAndGradients(Tensor value, List<Tensor> gradients) {

    /// Copies the list.
    public ValueAndGradients {
        gradients = List.copyOf(gradients);
    }
}
