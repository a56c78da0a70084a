package dev.telar.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Custom;
import dev.telar.op.Op;
import dev.telar.op.Reshape;
import dev.telar.tensor.Decompositions;
import dev.telar.tensor.Interpreter;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.NameScope;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Records what depends on the watched tensors, and sweeps back over it.
///
/// A tape is an interpreter above another one, to which it passes every operation on. Whatever depends on a watched tensor has a *node*,
/// a number; an operation without an input that has one is not recorded, hence costs one look-up an input, and nobody ever computes the
/// gradient with respect to data. A composite is recorded whole where it has a gradient rule, otherwise it is decomposed under the tape.
///
/// The sweep goes through the records from the last to the first and runs their rules, which are tensor operations: they go to the
/// interpreter beneath, and where that is another tape it records them. So gradients of gradients need nothing further. Within a record the
/// gradients of the inputs are added in ascending order, each new one on the right of the sum: the order of all additions is fixed by the
/// order of the program. A record is let go as soon as the sweep has passed it.
///
/// Tensors are told apart by identity. Watched tensors are therefore other objects than those that the caller holds: a tensor that was
/// read before the tape began stays a constant for it. A tape is used by one thread.
final class Tape implements Interpreter {

    private static final int NONE = KnownTensors.UNKNOWN;

    private final Interpreter below;
    private final KnownTensors known = new KnownTensors();
    private final IdentityHashMap<Variable, Integer> variables = new IdentityHashMap<>();
    private final List<@Nullable Recorded> records = new ArrayList<>();
    private int nodes;

    Tape(Interpreter below) {
        this.below = below;
    }

    /// Watches a variable: each value that is read from it, until it is set.
    ///
    /// @return its node
    int watch(Variable variable) {
        return variables.computeIfAbsent(variable, _ -> nodes++);
    }

    /// Watches a tensor.
    ///
    /// @return the same values as the tensor to compute with; the nodes of tensors watched one after the other count up
    Tensor watch(Tensor tensor) {
        Tensor watched = alias(tensor);
        known.put(watched, nodes++);
        return watched;
    }

    @Override
    public Tensor read(Variable variable, Tensor value) {
        Tensor read = below.read(variable, value);
        Integer node = variables.get(variable);
        if (node == null || known.number(read) != NONE) {
            return read;
        }
        Tensor watched = alias(read);
        known.put(watched, node);
        return watched;
    }

    /// From now on the variable holds what the program put there: reading it leads to that, no longer to the value at the beginning.
    @Override
    public Tensor write(Variable variable, Tensor value) {
        variables.remove(variable);
        return below.write(variable, value);
    }

    @Override
    public List<Tensor> apply(Op op, List<Tensor> inputs) {
        int[] inputNodes = nodesOf(inputs);
        if (inputNodes == null) {
            return below.apply(op, inputs);
        }
        return switch (GradientRules.treatment(op)) {
            case RECORD -> record(op, inputs, inputNodes);
            case DECOMPOSE -> Interpreters.with(this, () -> Decompositions.of(op, inputs));
            case CONSTANT -> below.apply(op, inputs);
        };
    }

    /// The nodes of the inputs, or null if none has one.
    private int @Nullable [] nodesOf(List<Tensor> inputs) {
        int[] result = null;
        for (int i = 0; i < inputs.size(); i++) {
            int node = known.number(inputs.get(i));
            if (node != NONE) {
                if (result == null) {
                    result = new int[inputs.size()];
                    Arrays.fill(result, NONE);
                }
                result[i] = node;
            }
        }
        return result;
    }

    private List<Tensor> record(Op op, List<Tensor> inputs, int[] inputNodes) {
        List<Tensor> outputs = below.apply(op, inputs);
        if (op instanceof Custom) {
            outputs = outputs.stream().map(this::alias).toList();
        }
        boolean differentiable = false;
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).dtype().isFloating()) {
                known.put(outputs.get(i), nodes + i);
                differentiable = true;
            }
        }
        if (differentiable) {
            records.add(new Recorded(op, inputs, outputs, inputNodes, nodes));
            nodes += outputs.size();
        }
        return outputs;
    }

    /// The same values as another object. What a user's function returns may be one of its inputs or a constant that is used elsewhere,
    /// and what is watched is used outside of the tape as well; neither must be taken for the other.
    private Tensor alias(Tensor tensor) {
        return below.apply(new Reshape(tensor.shape()), List.of(tensor)).getFirst();
    }

    /// Sweeps back from the results; once for each tape, after it has been taken off the stack.
    ///
    /// @param results what was computed on the tape
    /// @param cotangents the gradient with respect to each, null for none
    /// @param count how many of the first nodes are asked for
    /// @return the gradients with respect to them, null where no path leads to the results
    @Nullable
    Tensor[] sweep(List<Tensor> results, List<? extends @Nullable Tensor> cotangents, int count) {
        @Nullable
        Tensor[] gradients = new @Nullable Tensor[nodes];
        for (int i = 0; i < results.size(); i++) {
            Tensor cotangent = cotangents.get(i);
            int node = known.number(results.get(i));
            if (node != NONE && cotangent != null) {
                add(gradients, node, cotangent);
            }
        }
        for (int i = records.size() - 1; i >= 0; i--) {
            Recorded recorded = records.set(i, null);
            if (recorded != null && recorded.receive(gradients)) {
                pullBack(recorded, gradients);
            }
        }
        return Arrays.copyOf(gradients, count);
    }

    private static void pullBack(Recorded recorded, @Nullable Tensor[] gradients) {
        if (recorded.path().isEmpty()) {
            GradientRules.apply(recorded);
        } else {
            boolean done = NameScope.call(recorded.path(), () -> {
                GradientRules.apply(recorded);
                return true;
            });
            assert done;
        }
        for (int i = 0; i < recorded.inputs().size(); i++) {
            Tensor gradient = recorded.given(i);
            if (gradient != null) {
                add(gradients, recorded.inputNode(i), gradient);
            }
        }
    }

    private static void add(@Nullable Tensor[] gradients, int node, Tensor gradient) {
        Tensor sum = gradients[node];
        gradients[node] = sum == null ? gradient : sum.add(gradient);
    }
}
