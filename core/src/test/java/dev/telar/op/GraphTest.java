package dev.telar.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class GraphTest {

    private static final TensorSpec ROW = new TensorSpec(Shape.of(3), DType.FLOAT32);
    private static final TensorSpec MATRIX = new TensorSpec(Shape.of(2, 3), DType.FLOAT32);
    private static final Op ADD = new Binary(BinaryKind.ADD);
    private static final Op EXP = new Unary(UnaryKind.EXP);

    private static Graph sumAndExponential() {
        Graph.Builder builder = new Graph.Builder();
        int x = builder.input(MATRIX);
        int b = builder.input(ROW);
        int sum = builder.add(ADD, IntList.of(x, b), List.of(MATRIX), "model › dense");
        return builder.build(builder.add(EXP, sum), sum);
    }

    @Test
    void graph_printed_hasOneLineANode() {
        assertThat(sumAndExponential()).hasToString("""
                graph(%0: FLOAT32 (2, 3), %1: FLOAT32 (3,)) {
                  %2 = add[kind=ADD](%0, %1): FLOAT32 (2, 3)  # model › dense
                  %3 = exp[kind=EXP](%2): FLOAT32 (2, 3)
                  return %3, %2
                }""");
    }

    @Test
    void graph_withSeveralAndNoResults_numbersThemOn() {
        Graph.Builder builder = new Graph.Builder();
        int x = builder.input(ROW);
        builder.add(new HostCall("log", _ -> List.of(), List.of()), IntList.of(x), List.of(), "");
        int top = builder.add(new TopK(2), x);
        Graph graph = builder.build(top + 1);

        assertThat(graph.values()).isEqualTo(3);
        assertThat(graph.specs()).hasToString("[FLOAT32 (3,), FLOAT32 (2,), INT32 (2,)]");
        assertThat(graph.outputSpecs()).hasToString("[INT32 (2,)]");
        assertThat(Graph.line(graph.nodes().getLast())).isEqualTo("%1, %2 = top_k[k=2](%0): FLOAT32 (2,), INT32 (2,)");
    }

    @Test
    void graph_withoutNodes_givesItsInputs() {
        Graph.Builder builder = new Graph.Builder();
        Graph graph = builder.build(builder.input(ROW));

        assertThat(graph.values()).isEqualTo(1);
        assertThat(graph).hasToString("""
                graph(%0: FLOAT32 (3,)) {
                  return %0
                }""");
    }

    @Test
    void graph_thatReadsAValueBeforeItIsMade_isRefused() {
        Graph.Node early = new Graph.Node(EXP, IntList.of(1), List.of(ROW), 1, "");
        assertThatIllegalArgumentException().isThrownBy(() -> new Graph(List.of(ROW), List.of(early), IntList.of(1)))
                .withMessage("graph: exp[kind=EXP] reads %1 of 1 values made by then");
        assertThatIllegalArgumentException().isThrownBy(() -> new Graph(List.of(ROW), List.of(), IntList.of(1)))
                .withMessage("graph: return reads %1 of 1 values made by then");
    }

    @Test
    void graph_whoseResultsAreNumberedOtherwise_isRefused() {
        Graph.Node gap = new Graph.Node(EXP, IntList.of(0), List.of(ROW), 2, "");
        assertThatIllegalArgumentException().isThrownBy(() -> new Graph(List.of(ROW), List.of(gap), IntList.of(2)))
                .withMessage("graph: the results of exp[kind=EXP] begin with %2, expected %1");
    }

    @Test
    void builder_inputAfterANode_isRefused() {
        Graph.Builder builder = new Graph.Builder();
        builder.add(EXP, builder.input(ROW));
        assertThatIllegalStateException().isThrownBy(() -> builder.input(ROW))
                .withMessage("graph: an input after the first node");
    }

    // ---- operations that run as one

    @Test
    void fused_ofEqualBodies_isEqual_andInfersTheOutputs() {
        Graph.Builder builder = new Graph.Builder();
        int x = builder.input(ROW);
        Graph body = builder.build(builder.add(EXP, x));
        Graph.Builder again = new Graph.Builder();
        Graph same = again.build(again.add(EXP, again.input(ROW)));

        Fused fused = new Fused(body);

        assertThat(fused).isEqualTo(new Fused(same)).hasToString("Fused[exp[kind=EXP]]");
        assertThat(fused.infer(List.of(ROW))).containsExactly(ROW);
        assertThat(fused.since()).isEqualTo(2).isLessThanOrEqualTo(Op.OPSET);
    }

    @Test
    void fused_onOtherInputsThanItsBodys_isAnError() {
        Graph.Builder builder = new Graph.Builder();
        Fused fused = new Fused(builder.build(builder.add(EXP, builder.input(ROW))));

        assertThatThrownBy(() -> fused.infer(List.of(MATRIX))).isInstanceOf(ShapeException.class)
                .hasMessage("fused: input 0 must be FLOAT32 (3,), given FLOAT32 (2, 3)");
        assertThatThrownBy(() -> fused.infer(List.of(new TensorSpec(Shape.of(3), DType.INT32))))
                .isInstanceOf(DTypeException.class)
                .hasMessage("fused: input 0 must be FLOAT32 (3,), given INT32 (3,)");
        assertThatIllegalArgumentException().isThrownBy(() -> fused.infer(List.of(ROW, ROW)))
                .withMessage("fused: takes 1 inputs, given 2");
    }
}
