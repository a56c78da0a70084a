package dev.telar.passes;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Custom;
import dev.telar.op.Graph;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.shape.IntList;

/// Computes once what the program computes several times: equal operations on equal inputs. Random bits are no exception, since draws differ in
/// their counters; calls of Java functions and users' operations are, since nobody knows whether two of them give the same.
public final class CommonSubexpressions {

    private CommonSubexpressions() {}

    private record Expression(Op op, IntList inputs) {

        /// Of the name and the inputs, so that most operations need not be hashed or compared.
        @Override
        public int hashCode() {
            return 31 * op.name().hashCode() + inputs.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Expression expression && inputs.equals(expression.inputs) && op.equals(expression.op);
        }
    }

    /// The graph with the later of two equal operations replaced by the earlier one.
    public static Graph merge(Graph graph) {
        Map<Expression, Integer> known = new HashMap<>();
        Rewriter rewriter = new Rewriter(graph);
        for (Graph.Node node : graph.nodes()) {
            Expression expression = new Expression(node.op(), rewriter.of(node.inputs()));
            Integer first = known.get(expression);
            if (first != null) {
                rewriter.replace(node, first);
                continue;
            }
            rewriter.copy(node);
            if (!(node.op() instanceof HostCall) && !(node.op() instanceof Custom)) {
                known.put(expression, rewriter.of(node.first()));
            }
        }
        return rewriter.finish();
    }
}
