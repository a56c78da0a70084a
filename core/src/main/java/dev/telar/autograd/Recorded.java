package dev.telar.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Op;
import dev.telar.tensor.NameScope;
import dev.telar.tensor.Tensor;

/// One operation on a tape, and what a gradient rule gets to work with: *x* are the inputs, *y* the results, *dx* and *dy* the gradients
/// with respect to them.
final class Recorded {

    private final Op op;
    private final List<Tensor> inputs;
    private final List<Tensor> outputs;
    private final int[] inputNodes;
    private final int firstOutputNode;
    private final String path = NameScope.path();
    private @Nullable Tensor[] incoming = {};
    private final @Nullable Tensor[] outgoing;

    /// @param inputNodes the node of each input, negative where it needs no gradient
    /// @param firstOutputNode the node of the first result, those of the others follow
    Recorded(Op op, List<Tensor> inputs, List<Tensor> outputs, int[] inputNodes, int firstOutputNode) {
        this.op = op;
        this.inputs = inputs;
        this.outputs = outputs;
        this.inputNodes = inputNodes;
        this.firstOutputNode = firstOutputNode;
        this.outgoing = new @Nullable Tensor[inputNodes.length];
    }

    Op op() {
        return op;
    }

    List<Tensor> inputs() {
        return inputs;
    }

    List<Tensor> outputs() {
        return outputs;
    }

    int inputNode(int input) {
        return inputNodes[input];
    }

    /// The layers in whose call the operation was recorded.
    String path() {
        return path;
    }

    /// Takes the gradients of the results out of the list of all.
    ///
    /// @return whether there are any
    boolean receive(@Nullable Tensor[] gradients) {
        incoming = Arrays.copyOfRange(gradients, firstOutputNode, firstOutputNode + outputs.size());
        boolean any = false;
        for (int i = 0; i < incoming.length; i++) {
            any |= incoming[i] != null;
            gradients[firstOutputNode + i] = null;
        }
        return any;
    }

    // ---- for the rules

    /// An input.
    Tensor x(int input) {
        return inputs.get(input);
    }

    /// The first result.
    Tensor y() {
        return outputs.getFirst();
    }

    /// The gradient with respect to the first result, for operations of which no other result has one.
    Tensor dy() {
        return Objects.requireNonNull(incoming[0]);
    }

    /// The gradients with respect to all results, null where there is none.
    List<@Nullable Tensor> gradients() {
        return Arrays.asList(incoming);
    }

    /// Whether anybody asks for the gradient with respect to an input.
    boolean needs(int input) {
        return inputNodes[input] >= 0;
    }

    /// Says what the gradient with respect to an input is. It is computed only where needed, and may have the shape of the result where the
    /// input was broadcast to it: then it is summed back.
    void give(int input, Supplier<Tensor> gradient) {
        if (needs(input)) {
            outgoing[input] = Sums.to(gradient.get(), x(input).shape());
        }
    }

    /// The gradient that the rule gave for an input, null for none.
    @Nullable
    Tensor given(int input) {
        return outgoing[input];
    }
}
