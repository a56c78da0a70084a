package dev.telar.op;

import java.util.Arrays;
import java.util.List;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// What an operation costs, counted rather than measured.
///
/// **Operations** are additions, multiplications, divisions, comparisons and functions of numbers, one each; a fused multiply-add counts as two, as is usual for
/// FLOP. Moving values about counts nothing.
///
/// **Bytes** are those of the inputs and of the results, each once: the least that has to go through memory if nothing is in a cache.
///
/// @param operations the number of operations on elements
/// @param bytes the bytes read and written
public record Cost(long operations, long bytes) {

    /// The cost of an operation on inputs of these shapes and types.
    public static Cost of(Op op, List<TensorSpec> inputs) {
        List<TensorSpec> results = op.infer(inputs);
        return new Cost(operations(op, inputs, results), bytes(inputs) + bytes(results));
    }

    /// The cost of all nodes of a graph.
    public static Cost of(Graph graph) {
        List<TensorSpec> specs = graph.specs();
        Cost sum = new Cost(0, 0);
        for (Graph.Node node : graph.nodes()) {
            sum = sum.plus(of(node, specs));
        }
        return sum;
    }

    /// The cost of a node.
    ///
    /// @param specs the shapes and types of the values of its graph
    public static Cost of(Graph.Node node, List<TensorSpec> specs) {
        List<TensorSpec> inputs = Arrays.stream(node.inputs().toArray()).mapToObj(specs::get).toList();
        return new Cost(operations(node.op(), inputs, node.results()), bytes(inputs) + bytes(node.results()));
    }

    /// Both costs together.
    public Cost plus(Cost other) {
        return new Cost(operations + other.operations, bytes + other.bytes);
    }

    private static long bytes(List<TensorSpec> specs) {
        return specs.stream().mapToLong(TensorSpec::bytes).sum();
    }

    private static long elements(List<TensorSpec> specs) {
        return specs.stream().mapToLong(spec -> spec.shape().elements()).sum();
    }

    private static long operations(Op op, List<TensorSpec> inputs, List<TensorSpec> results) {
        return switch (op) {
            case Creation _,Movement _,Indexing _,Cast _ -> 0;
            case Elementwise _ -> elements(results);
            case Reduction _ -> elements(inputs);
            case MatMul product -> product(product, inputs, results);
            case HostCall _ -> 0;
            case Composite composite -> composite(composite, inputs, results);
            case Custom _ -> 0;
        };
    }

    private static long product(MatMul op, List<TensorSpec> inputs, List<TensorSpec> results) {
        Shape a = inputs.getFirst().shape();
        return 2 * elements(results) * a.size(op.transposeA() ? -2 : -1);
    }

    private static long composite(Composite op, List<TensorSpec> inputs, List<TensorSpec> results) {
        return switch (op) {
            case Neural neural -> neural(neural, inputs, results);
            case Update update -> update(update) * inputs.getFirst().shape().elements();
            case Selection _ -> 0;
            case Fused fused -> of(fused.body()).operations();
        };
    }

    /// As many as their decompositions have, an activation counted as one.
    private static long neural(Neural op, List<TensorSpec> inputs, List<TensorSpec> results) {
        long n = inputs.getFirst().shape().elements();
        return switch (op) {
            case Linear linear -> elements(results) * (2L * inputs.getFirst().shape().size(-1) + (linear.bias() ? 1 : 0)
                    + (linear.kind() == ActivationKind.LINEAR ? 0 : 1));
            case Activate _ -> n;
            case ActivateGradient _ -> 2 * n;
            case Softmax _,LogSoftmax _ -> 5 * n;
            case SoftmaxCrossEntropy _ -> 7 * n;
            case SparseSoftmaxCrossEntropy _ -> 5 * n;
            case LayerNorm _ -> 8 * n;
        };
    }

    private static long update(Update op) {
        return switch (op) {
            case SgdUpdate sgd -> sgd.momentum() == 0 ? 2 : 4;
            case RmspropUpdate _ -> 9;
            case AdamUpdate _ -> 12;
        };
    }
}
