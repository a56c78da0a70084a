package dev.telar.passes;

import static dev.telar.passes.Operations.ADD;
import static dev.telar.passes.Operations.EXP;
import static dev.telar.passes.Operations.MUL;
import static dev.telar.passes.Operations.NEG;
import static dev.telar.passes.Operations.SUB;
import static dev.telar.passes.Operations.call;
import static dev.telar.passes.Operations.floats;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.telar.op.ActivationKind;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.op.Linear;
import dev.telar.op.MatMul;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

class FusionTest {

    private static final Reduce SUM_OF_ROWS = new Reduce(ReduceKind.SUM, IntList.of(1), true);

    private final Graph.Builder builder = new Graph.Builder();

    private static Graph fused(Graph graph) {
        return Fusion.of(graph, (_, _) -> true);
    }

    /// The body of the only fused operation.
    private static String body(Graph graph) {
        List<Graph.Node> fused = graph.nodes().stream().filter(node -> node.op() instanceof Fused).toList();
        assertThat(fused).hasSize(1);
        return ((Fused) fused.getFirst().op()).body().toString();
    }

    /// The names of the operations in their order, fused ones as the list of theirs.
    private static String order(Graph graph) {
        return graph.nodes().stream().map(node -> node.op() instanceof Fused fused
                ? fused.body().nodes().stream().map(inner -> inner.op().name()).collect(Collectors.joining("+"))
                : node.op().name()).collect(Collectors.joining(" "));
    }

    @Test
    void of_chain_isOneOperation_thatMeansTheChain() {
        int x = builder.input(floats(2, 3));
        int row = builder.input(floats(3));
        int sum = builder.add(ADD, x, row);
        int result = builder.add(EXP, builder.add(NEG, sum));

        Graph graph = fused(builder.build(result));

        assertThat(graph).hasToString("""
                graph(%0: FLOAT32 (2, 3), %1: FLOAT32 (3,)) {
                  %2 = fused[add[kind=ADD], neg[kind=NEG], exp[kind=EXP]](%0, %1): FLOAT32 (2, 3)
                  return %2
                }""");
        assertThat(body(graph)).isEqualTo("""
                graph(%0: FLOAT32 (2, 3), %1: FLOAT32 (3,)) {
                  %2 = add[kind=ADD](%0, %1): FLOAT32 (2, 3)
                  %3 = neg[kind=NEG](%2): FLOAT32 (2, 3)
                  %4 = exp[kind=EXP](%3): FLOAT32 (2, 3)
                  return %4
                }""");
    }

    @Test
    void of_valuesThatOthersRead_areOutputs() {
        int x = builder.input(floats(2, 3));
        int negated = builder.add(NEG, x);
        int result = builder.add(EXP, negated);
        int total = builder.add(SUM_OF_ROWS, negated);

        Graph graph = fused(builder.build(result, total));

        assertThat(graph).hasToString("""
                graph(%0: FLOAT32 (2, 3)) {
                  %1, %2 = fused[neg[kind=NEG], exp[kind=EXP]](%0): FLOAT32 (2, 3), FLOAT32 (2, 3)
                  %3 = sum[kind=SUM, axes=[1], keepDims=true](%1): FLOAT32 (2, 1)
                  return %2, %3
                }""");
    }

    @Test
    void of_diamond_isOneOperation() {
        int x = builder.input(floats(3));
        int top = builder.add(NEG, x);
        int left = builder.add(EXP, top);
        int right = builder.add(MUL, top, top);

        assertThat(order(fused(builder.build(builder.add(SUB, left, right))))).isEqualTo("neg+exp+mul+sub");
    }

    /// exp → sum → sub: the sum would have to run both after and before the group.
    @Test
    void of_pathThatLeavesAndComesBack_isNotClosed() {
        int x = builder.input(floats(2, 3));
        int inside = builder.add(EXP, x);
        int outside = builder.add(SUM_OF_ROWS, inside);
        int back = builder.add(SUB, inside, outside);

        assertThat(order(fused(builder.build(builder.add(NEG, back))))).isEqualTo("exp sum sub+neg");
    }

    /// The way out and back goes through a group of its own, whose members are no cycle one by one.
    @Test
    void of_pathThatComesBackThroughAnotherGroup_isNotClosed() {
        int x = builder.input(floats(2, 3));
        int inside = builder.add(EXP, x);
        int total = builder.add(SUM_OF_ROWS, inside);
        int between = builder.add(EXP, builder.add(NEG, total));
        int back = builder.add(ADD, inside, builder.add(new BroadcastTo(Shape.of(2, 3)), between));

        assertThat(order(fused(builder.build(back)))).isEqualTo("exp sum neg+exp broadcast_to add");
    }

    @Test
    void of_productBeforeElements_leadsTheGroup() {
        int a = builder.input(floats(4, 3));
        int b = builder.input(floats(3, 2));
        int row = builder.input(floats(2));
        int product = builder.add(new MatMul(false, false), a, b);

        assertThat(order(fused(builder.build(builder.add(EXP, builder.add(ADD, product, row)))))).isEqualTo("matmul+add+exp");
    }

    @Test
    void of_elementsBeforeProduct_stayOutside() {
        int a = builder.input(floats(4, 4));
        int linear = builder.add(new Linear(ActivationKind.LINEAR, false), builder.add(NEG, a), a);

        assertThat(order(fused(builder.build(builder.add(EXP, linear))))).isEqualTo("neg linear+exp");
    }

    @Test
    void of_otherShapes_stayApart() {
        int row = builder.input(floats(3));
        int matrix = builder.input(floats(2, 3));
        int wide = builder.add(ADD, builder.add(NEG, row), matrix);

        assertThat(order(fused(builder.build(builder.add(EXP, wide))))).isEqualTo("neg add+exp");
    }

    @Test
    void of_whatTheBackendDoesNotRun_staysApart() {
        int x = builder.input(floats(3));
        int result = builder.add(SUB, builder.add(EXP, builder.add(NEG, x)), x);

        Graph graph = Fusion.of(builder.build(result), (fused, inputs) -> {
            assertThat(fused.infer(inputs)).isNotEmpty();
            return fused.body().nodes().size() <= 2;
        });

        assertThat(order(graph)).isEqualTo("neg+exp sub");
    }

    @Test
    void of_group_takesThePathOfItsFirstOperation() {
        int x = builder.input(floats(3));
        int negated = builder.add(NEG, IntList.of(x), List.of(floats(3)), "dense");
        int result = builder.add(EXP, IntList.of(negated), List.of(floats(3)), "activation");

        Graph graph = fused(builder.build(result));

        assertThat(graph.nodes().getFirst().path()).isEqualTo("dense");
        assertThat(body(graph)).doesNotContain("dense");
    }

    /// The group that needs the second call runs where its first member was, before the first call: the calls must not change places.
    @Test
    void of_callsOfJavaFunctions_keepTheirOrder() {
        int x = builder.input(floats(3));
        int early = builder.add(EXP, x);
        builder.add(call("first"), x);
        int second = builder.add(call("second", floats(3)), x);

        assertThat(order(fused(builder.build(builder.add(ADD, early, second))))).isEqualTo("first second exp+add");
    }

    @Test
    void of_groupBetweenTwoCallsOfJavaFunctions_isNotClosed() {
        int x = builder.input(floats(3));
        int early = builder.add(EXP, x);
        builder.add(call("first"), early);
        int second = builder.add(call("second", floats(3)), x);

        assertThat(order(fused(builder.build(builder.add(ADD, early, second))))).isEqualTo("exp first second add");
    }
}
