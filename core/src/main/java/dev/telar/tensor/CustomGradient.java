package dev.telar.tensor;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// The gradient of a function, written with tensor operations, so that it can be differentiated again: a vector–Jacobian product.
@FunctionalInterface
public interface CustomGradient {

    /// The gradients with respect to the inputs.
    ///
    /// @param inputs the inputs of the function
    /// @param outputs its results
    /// @param gradients the gradients with respect to the results, null for a result that the loss does not depend on
    /// @return one gradient an input, of the input's shape and type, or null where there is none
    List<? extends @Nullable Tensor> gradient(List<Tensor> inputs, List<Tensor> outputs, List<@Nullable Tensor> gradients);
}
