package dev.telar.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.telar.op.Graph;

/// Runs a graph operation by operation, as if the program had called them one after the other.
public final class Replay {

    private Replay() {}

    /// Applies the operations of a graph, by the interpreter on top of the stack.
    ///
    /// @param graph the graph
    /// @param inputs one tensor an input
    /// @return its outputs
    public static List<Tensor> of(Graph graph, List<Tensor> inputs) {
        List<Tensor> values = new ArrayList<>(inputs);
        for (Graph.Node node : graph.nodes()) {
            values.addAll(Interpreters.apply(node.op(), Arrays.stream(node.inputs().toArray()).mapToObj(values::get).toList()));
        }
        return Arrays.stream(graph.outputs().toArray()).mapToObj(values::get).toList();
    }
}
