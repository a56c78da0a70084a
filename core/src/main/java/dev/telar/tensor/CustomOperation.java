package dev.telar.tensor;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Custom;

/// An operation of a user's own. Implement it as a record, so that equal operations are equal. The decomposition is obligatory, hence
/// every backend runs it; a backend that knows the operation may run it fused. Apply it with [Tensor#apply].
public interface CustomOperation extends Custom {

    /// What the operation means, written with tensor operations.
    List<Tensor> decompose(List<Tensor> inputs);

    /// The gradients with respect to the inputs, written with tensor operations; without them, those of the decomposition are taken.
    ///
    /// @param inputs the inputs
    /// @param outputs the results
    /// @param gradients the gradients with respect to the results, null for a result that the loss does not depend on
    /// @return one gradient an input, null where there is none
    default Optional<List<@Nullable Tensor>> gradient(List<Tensor> inputs, List<Tensor> outputs,
            List<@Nullable Tensor> gradients) {
        return Optional.empty();
    }
}
