package dev.telar.passes;

import dev.telar.op.Graph;
import dev.telar.op.HostCall;

/// Leaves out operations whose results nobody reads. Calls of Java functions stay, since they may do more than compute.
public final class DeadCode {

    private DeadCode() {}

    /// The graph without them.
    public static Graph remove(Graph graph) {
        boolean[] needed = needed(graph);
        Rewriter rewriter = new Rewriter(graph);
        for (int i = 0; i < needed.length; i++) {
            if (needed[i]) {
                rewriter.copy(graph.nodes().get(i));
            }
        }
        return rewriter.finish();
    }

    private static boolean[] needed(Graph graph) {
        boolean[] alive = new boolean[graph.values()];
        for (int value : graph.outputs().toArray()) {
            alive[value] = true;
        }
        boolean[] needed = new boolean[graph.nodes().size()];
        for (int i = needed.length - 1; i >= 0; i--) {
            Graph.Node node = graph.nodes().get(i);
            needed[i] = node.op() instanceof HostCall;
            for (int value = node.first(); value < node.end(); value++) {
                needed[i] |= alive[value];
            }
            if (needed[i]) {
                for (int value : node.inputs().toArray()) {
                    alive[value] = true;
                }
            }
        }
        return needed;
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
