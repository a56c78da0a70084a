package dev.telar.passes;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.Full;
import dev.telar.op.Graph;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Permute;
import dev.telar.op.Reshape;
import dev.telar.op.Where;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;

/// Leaves out operations that only move values about or do nothing, where the bits allow it:
///
/// - a reshape, cast, transposition or broadcast to what the value is already, a reshape of a reshape, a product with 1;
/// - a transposition of the last two axes before a matrix product becomes a flag of the product;
/// - a broadcast before an operation that broadcasts by itself.
///
/// Not *x + 0* (which makes +0 of −0), *x·0*, *x − x* (which are NaN for some *x*).
public final class Simplification {

    private final Rewriter rewriter;

    private Simplification(Graph graph) {
        this.rewriter = new Rewriter(graph);
    }

    /// The simpler graph.
    public static Graph of(Graph graph) {
        Simplification pass = new Simplification(graph);
        graph.nodes().forEach(pass::visit);
        return pass.rewriter.finish();
    }

    private void visit(Graph.Node node) {
        IntList inputs = rewriter.of(node.inputs());
        switch (node.op()) {
            case Reshape _ -> reshape(node, throughReshapes(inputs.get(0)), node.results().getFirst());
            case Cast _,Permute _,BroadcastTo _ when isIdentity(node, inputs.get(0)) -> rewriter.replace(node, inputs.get(0));
            case Binary binary -> binary(binary, node, inputs);
            case Compare _,Where _ -> add(node, node.op(), bare(inputs, node));
            case MatMul product -> product(product, node, inputs);
            default -> add(node, node.op(), inputs);
        }
    }

    private void add(Graph.Node node, Op op, IntList inputs) {
        rewriter.replace(node, rewriter.add(op, inputs, node.results(), node.path()));
    }

    private void reshape(Graph.Node node, int input, TensorSpec result) {
        if (rewriter.spec(input).equals(result)) {
            rewriter.replace(node, input);
        } else {
            add(node, node.op(), IntList.of(input));
        }
    }

    private int throughReshapes(int value) {
        Graph.Node maker = rewriter.maker(value);
        return maker != null && maker.op() instanceof Reshape ? maker.inputs().get(0) : value;
    }

    private boolean isIdentity(Graph.Node node, int input) {
        return rewriter.spec(input).equals(node.results().getFirst())
                && (!(node.op() instanceof Permute permute) || permute.order().equals(IntList.range(permute.order().size())));
    }

    private void binary(Binary op, Graph.Node node, IntList inputs) {
        TensorSpec result = node.results().getFirst();
        if (op.kind() == BinaryKind.MUL) {
            for (int i = 0; i < 2; i++) {
                if (isOne(inputs.get(1 - i)) && rewriter.spec(inputs.get(i)).equals(result)) {
                    rewriter.replace(node, inputs.get(i));
                    return;
                }
            }
        }
        add(node, op, bare(inputs, node));
    }

    private boolean isOne(int value) {
        Graph.Node maker = rewriter.maker(value);
        return maker != null && maker.op() instanceof Full full && full.value() == 1;
    }

    /// The inputs without broadcasts, as long as they broadcast to the same result.
    private IntList bare(IntList inputs, Graph.Node node) {
        int[] values = inputs.toArray();
        for (int i = 0; i < values.length; i++) {
            Graph.Node maker = rewriter.maker(values[i]);
            if (maker != null && maker.op() instanceof BroadcastTo) {
                int kept = values[i];
                values[i] = maker.inputs().get(0);
                if (!node.op().infer(Arrays.stream(values).mapToObj(rewriter::spec).toList()).equals(node.results())) {
                    values[i] = kept;
                }
            }
        }
        return IntList.of(values);
    }

    private void product(MatMul op, Graph.Node node, IntList inputs) {
        int a = inputs.get(0);
        int b = inputs.get(1);
        Integer plainA = untransposed(a);
        Integer plainB = untransposed(b);
        MatMul plain = new MatMul(op.transposeA() ^ plainA != null, op.transposeB() ^ plainB != null);
        add(node, plain, IntList.of(plainA == null ? a : plainA, plainB == null ? b : plainB));
    }

    /// What a value is the transposition of, by its last two axes; null if it is none.
    private @Nullable Integer untransposed(int value) {
        Graph.Node maker = rewriter.maker(value);
        if (maker == null || !(maker.op() instanceof Permute permute) || permute.order().size() < 2) {
            return null;
        }
        int rank = permute.order().size();
        int[] swapped = IntList.range(rank).toArray();
        swapped[rank - 1] = rank - 2;
        swapped[rank - 2] = rank - 1;
        return permute.order().equals(IntList.of(swapped)) ? maker.inputs().get(0) : null;
    }
}
