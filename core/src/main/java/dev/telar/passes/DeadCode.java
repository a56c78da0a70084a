package dev.telar.passes;

import java.util.List;

import dev.telar.op.Graph;
import dev.telar.op.HostCall;

/// Leaves out operations whose results nobody reads. Calls of Java functions stay, since they may do more than compute.
public final class DeadCode {

    private DeadCode() {}

    /// The graph without them.
    public static Graph remove(Graph graph) {
        boolean[] alive = alive(graph);
        Rewriter rewriter = new Rewriter(graph);
        for (Graph.Node node : graph.nodes()) {
            if (alive[node.first()]) {
                rewriter.copy(node);
            }
        }
        return rewriter.finish();
    }

    /// For the first result of each node whether the node is needed, for each input whether it is read.
    static boolean[] alive(Graph graph) {
        boolean[] alive = new boolean[graph.values()];
        for (int value : graph.outputs().toArray()) {
            alive[value] = true;
        }
        List<Graph.Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Graph.Node node = nodes.get(i);
            boolean needed = node.op() instanceof HostCall;
            for (int value = node.first(); value < node.end(); value++) {
                needed |= alive[value];
            }
            if (needed) {
                alive[node.first()] = true;
                for (int value : node.inputs().toArray()) {
                    alive[value] = true;
                }
            }
        }
        return alive;
    }

    /// Which inputs are read by a node or are outputs.
    public static boolean[] usedInputs(Graph graph) {
        boolean[] used = new boolean[graph.inputs().size()];
        for (Graph.Node node : graph.nodes()) {
            mark(node.inputs().toArray(), used);
        }
        mark(graph.outputs().toArray(), used);
        return used;
    }

    private static void mark(int[] values, boolean[] used) {
        for (int value : values) {
            if (value < used.length) {
                used[value] = true;
            }
        }
    }
}
