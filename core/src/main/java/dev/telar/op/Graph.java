package dev.telar.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;

/// A program of operations as data: what a traced step is, and what the body of a [Fused] operation is.
///
/// Values are numbers. First come the inputs, 0 … n − 1, then the results of the nodes in their order; a node reads only values that come before
/// its own. Printed, a graph is one line a node:
///
/// ```
/// graph(%0: FLOAT32 (2, 3), %1: FLOAT32 (3,)) {
///   %2 = add[kind=ADD](%0, %1): FLOAT32 (2, 3)  # dense
///   %3 = exp[kind=EXP](%2): FLOAT32 (2, 3)
///   return %3
/// }
/// ```
///
/// @param inputs the shapes and types of the inputs
/// @param nodes the operations in the order in which they run
/// @param outputs the values that the graph gives
public record Graph(List<TensorSpec> inputs, List<Node> nodes, IntList outputs) {

    /// One operation.
    ///
    /// @param op the operation
    /// @param inputs the values that it reads
    /// @param results the shapes and types of its results
    /// @param first the number of its first result; those of the others follow
    /// @param path the layers that it comes from, empty where none is known
    public record Node(Op op, IntList inputs, List<TensorSpec> results, int first, String path) {

        /// Copies the list.
        public Node {
            results = List.copyOf(results);
        }

        /// The number after that of the last result.
        public int end() {
            return first + results.size();
        }

        /// The operation with its attributes: `add[kind=ADD]`; of a call of a Java function, the name alone.
        public String label() {
            if (op instanceof HostCall) {
                return op.name();
            }
            String text = op.toString();
            int attributes = text.indexOf('[');
            return attributes < 0 || text.endsWith("[]") ? op.name() : op.name() + text.substring(attributes);
        }
    }

    /// Checks that values are read after they are made.
    public Graph {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        int next = inputs.size();
        for (Node node : nodes) {
            if (node.first() != next) {
                throw new IllegalArgumentException("graph: the results of " + node.label() + " begin with %" + node.first()
                        + ", expected %" + next);
            }
            for (int i = 0; i < node.inputs().size(); i++) {
                int value = node.inputs().get(i);
                if (!isKnown(value, next)) {
                    throw unknown(value, next, node.label());
                }
            }
            next = node.end();
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (!isKnown(outputs.get(i), next)) {
                throw unknown(outputs.get(i), next, "return");
            }
        }
    }

    private static boolean isKnown(int value, int known) {
        return value >= 0 && value < known;
    }

    private static IllegalArgumentException unknown(int value, int known, String reader) {
        return new IllegalArgumentException("graph: " + reader + " reads %" + value + " of " + known + " values made by then");
    }

    /// The number of values: inputs and results.
    public int values() {
        return nodes.isEmpty() ? inputs.size() : nodes.getLast().end();
    }

    /// Shape and type of each value.
    public List<TensorSpec> specs() {
        List<TensorSpec> specs = new ArrayList<>(inputs);
        for (Node node : nodes) {
            specs.addAll(node.results());
        }
        return specs;
    }

    /// The shapes and types of the outputs.
    public List<TensorSpec> outputSpecs() {
        List<TensorSpec> specs = specs();
        return Arrays.stream(outputs.toArray()).mapToObj(specs::get).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("graph(");
        for (int i = 0; i < inputs.size(); i++) {
            text.append(i == 0 ? "" : ", ").append('%').append(i).append(": ").append(inputs.get(i));
        }
        text.append(") {\n");
        for (Node node : nodes) {
            text.append("  ").append(line(node)).append('\n');
        }
        return text.append("  return ").append(names(outputs)).append("\n}").toString();
    }

    /// A node as [#toString] prints it.
    public static String line(Node node) {
        StringBuilder line = new StringBuilder(names(IntList.range(node.results().size()), node.first()));
        line.append(node.results().isEmpty() ? "" : " = ");
        line.append(node.label().replace("\n", " ")).append('(').append(names(node.inputs())).append(')');
        for (int i = 0; i < node.results().size(); i++) {
            line.append(i == 0 ? ": " : ", ").append(node.results().get(i));
        }
        return node.path().isEmpty() ? line.toString() : line.append("  # ").append(node.path()).toString();
    }

    private static String names(IntList values) {
        return names(values, 0);
    }

    private static String names(IntList values, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "%" : ", %").append(from + values.get(i));
        }
        return text.toString();
    }

    /// Puts a graph together, value by value.
    public static final class Builder {

        private final List<TensorSpec> inputs = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final List<TensorSpec> specs = new ArrayList<>();

        /// Adds an input; all inputs come before the first node.
        ///
        /// @return its value
        /// @throws IllegalStateException if there are nodes already
        public int input(TensorSpec spec) {
            if (!nodes.isEmpty()) {
                throw new IllegalStateException("graph: an input after the first node");
            }
            inputs.add(spec);
            specs.add(spec);
            return specs.size() - 1;
        }

        /// Adds a node whose results follow from its inputs.
        ///
        /// @return its first result
        public int add(Op op, int... values) {
            return add(op, IntList.of(values), op.infer(Arrays.stream(values).mapToObj(specs::get).toList()), "");
        }

        /// Adds a node.
        ///
        /// @return its first result
        public int add(Op op, IntList values, List<TensorSpec> results, String path) {
            int first = specs.size();
            nodes.add(new Node(op, values, results, first, path));
            specs.addAll(results);
            return first;
        }

        /// Adds a node of another graph.
        ///
        /// @param became for each value of the other graph what it is here; gets the results of the node
        public void copy(Node node, int[] became) {
            int first = add(node.op(), node.inputs().map(value -> became[value]), node.results(), node.path());
            for (int i = 0; i < node.results().size(); i++) {
                became[node.first() + i] = first + i;
            }
        }

        /// Shape and type of a value.
        public TensorSpec spec(int value) {
            return specs.get(value);
        }

        /// The graph that gives these values.
        public Graph build(int... outputs) {
            return new Graph(inputs, nodes, IntList.of(outputs));
        }
    }
}
