package dev.telar.passes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Graph;
import dev.telar.op.Op;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;

/// Builds the new graph of a pass: goes through the old one node by node, and knows what became of each old value.
final class Rewriter {

    private final Graph source;
    private final Graph.Builder target = new Graph.Builder();
    private final int[] became;
    private final Map<Integer, Graph.Node> makers = new HashMap<>();

    Rewriter(Graph source) {
        this.source = source;
        this.became = new int[source.values()];
        Arrays.fill(became, -1);
        for (int i = 0; i < source.inputs().size(); i++) {
            became[i] = target.input(source.inputs().get(i));
        }
    }

    /// What an old value is now.
    int of(int old) {
        if (became[old] < 0) {
            throw new IllegalStateException("value %" + old + " was read after it had been left out");
        }
        return became[old];
    }

    IntList of(IntList olds) {
        return olds.map(this::of);
    }

    /// Shape and type of a new value.
    TensorSpec spec(int value) {
        return target.spec(value);
    }

    /// Takes a node over as it is.
    void copy(Graph.Node node) {
        replace(node, add(node.op(), of(node.inputs()), node.results(), node.path()));
    }

    /// Adds a node that the old graph does not have.
    ///
    /// @return its first result
    int add(Op op, IntList inputs, List<TensorSpec> results, String path) {
        int first = target.add(op, inputs, results, path);
        makers.put(first, new Graph.Node(op, inputs, results, first, path));
        return first;
    }

    /// The node of the new graph whose first result a new value is; null for inputs and further results.
    Graph.@Nullable Node maker(int value) {
        return makers.get(value);
    }

    /// Says that the results of an old node are these new values.
    void replace(Graph.Node node, int first) {
        for (int i = 0; i < node.results().size(); i++) {
            became[node.first() + i] = first + i;
        }
    }

    /// Says what an old value is now.
    void replace(int old, int value) {
        became[old] = value;
    }

    Graph finish() {
        return target.build(of(source.outputs()).toArray());
    }
}
