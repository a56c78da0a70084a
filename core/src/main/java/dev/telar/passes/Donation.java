package dev.telar.passes;

import java.util.ArrayList;
import java.util.List;

import dev.telar.op.Graph;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.shape.IntList;

/// Which new values of variables may be written over the old ones.
///
/// The operations that do so run last, all others before: whatever fails by then, no variable has changed. An operation is among them if nobody reads its
/// results but the variables, if it is the last that reads the old value, under whatever shape, and if the backend may overwrite it. Calls of Java functions
/// are never among them, since they may fail, and may ask for variables.
///
/// @param graph the graph in its new order
/// @param split how many operations run before the first variable changes
/// @param donors for each output the graph input that it may be written over, or −1
public record Donation(Graph graph, int split, IntList donors) {

    /// Whether the result of an operation may be written over an input.
    @FunctionalInterface
    public interface Overwriting {

        /// @param op the operation
        /// @param result which result
        /// @param input which input
        boolean mayOverwrite(Op op, int result, int input);
    }

    /// Finds them.
    ///
    /// @param graph the graph
    /// @param variables for each output the graph input with the old value of the variable that it is the new value of, or −1
    public static Donation of(Graph graph, IntList variables, Overwriting backend) {
        List<Graph.Node> nodes = graph.nodes();
        int[] readers = new int[graph.values()];
        for (Graph.Node node : nodes) {
            for (int value : node.inputs().toArray()) {
                readers[value]++;
            }
        }
        int[] donors = IntList.filled(variables.size(), -1).toArray();
        boolean[] last = new boolean[nodes.size()];
        int[] roots = MemoryPlan.roots(graph);
        for (int i = 0; i < nodes.size(); i++) {
            for (int output = 0; output < donors.length; output++) {
                int old = variables.get(output);
                if (old >= 0 && overwrites(nodes.get(i), graph, output, old, readers, roots, backend)) {
                    donors[output] = old;
                    last[i] = true;
                }
            }
        }
        withdraw(graph, donors, last, roots);
        return reordered(graph, last, IntList.of(donors));
    }

    private static boolean overwrites(Graph.Node node, Graph graph, int output, int old, int[] readers, int[] roots,
            Overwriting backend) {
        int result = graph.outputs().get(output) - node.first();
        if (result < 0 || result >= node.results().size() || node.op() instanceof HostCall || isOutput(graph, old, roots)) {
            return false;
        }
        for (int k = 0; k < node.results().size(); k++) {
            if (readers[node.first() + k] > 0 || outputsOf(graph, node.first() + k) > 1) {
                return false;
            }
        }
        int input = indexOf(node.inputs(), old);
        return input >= 0 && graph.specs().get(old).equals(node.results().get(result))
                && backend.mayOverwrite(node.op(), result, input);
    }

    /// Whether a value leaves the graph, perhaps under another shape.
    private static boolean isOutput(Graph graph, int value, int[] roots) {
        return graph.outputs().map(output -> roots[output]).contains(value);
    }

    private static int outputsOf(Graph graph, int value) {
        int count = 0;
        for (int output : graph.outputs().toArray()) {
            count += output == value ? 1 : 0;
        }
        return count;
    }

    /// The only place where a value is read; −1 if there is none or several.
    private static int indexOf(IntList inputs, int value) {
        int found = -1;
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) == value) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /// An old value that another of the last operations reads as well stays as it is.
    private static void withdraw(Graph graph, int[] donors, boolean[] last, int[] roots) {
        int[] readers = new int[graph.values()];
        for (int i = 0; i < last.length; i++) {
            if (last[i]) {
                for (int value : graph.nodes().get(i).inputs().toArray()) {
                    readers[roots[value]]++;
                }
            }
        }
        for (int output = 0; output < donors.length; output++) {
            if (donors[output] >= 0 && readers[donors[output]] > 1) {
                donors[output] = -1;
            }
        }
    }

    private static Donation reordered(Graph graph, boolean[] last, IntList donors) {
        Rewriter rewriter = new Rewriter(graph);
        List<Graph.Node> late = new ArrayList<>();
        for (int i = 0; i < last.length; i++) {
            if (last[i]) {
                late.add(graph.nodes().get(i));
            } else {
                rewriter.copy(graph.nodes().get(i));
            }
        }
        late.forEach(rewriter::copy);
        return new Donation(rewriter.finish(), last.length - late.size(), donors);
    }
}
