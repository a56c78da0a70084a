package dev.telar.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class CostTest {

    private static TensorSpec floats(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT32);
    }

    @Test
    void of_product_countsMultiplyAddsTwice() {
        Cost cost = Cost.of(new MatMul(true, false), List.of(floats(7, 2), floats(7, 3)));

        assertThat(cost).isEqualTo(new Cost(2 * 2 * 3 * 7, 4 * (14 + 21 + 6)));
    }

    @Test
    void of_linearLayer_addsBiasAndActivation() {
        Cost cost = Cost.of(new Linear(ActivationKind.SIGMOID, true), List.of(floats(2, 3), floats(3, 4), floats(4)));

        assertThat(cost).isEqualTo(new Cost(8 * (6 + 1 + 1), 4 * (6 + 12 + 4 + 8)));
    }

    @Test
    void of_movement_costsBytesAlone() {
        assertThat(Cost.of(new Reshape(Shape.of(6)), List.of(floats(2, 3)))).isEqualTo(new Cost(0, 48));
    }

    @Test
    void of_broadcastSum_countsTheResult() {
        assertThat(Cost.of(new Binary(BinaryKind.ADD), List.of(floats(2, 3), floats(3)))).isEqualTo(new Cost(6, 4 * (6 + 3 + 6)));
    }

    @Test
    void of_fused_countsItsBodyButReadsAndWritesOnce() {
        Graph.Builder body = new Graph.Builder();
        int x = body.input(floats(5));
        Fused fused = new Fused(body.build(body.add(new Unary(UnaryKind.EXP), body.add(new Unary(UnaryKind.NEG), x))));

        assertThat(Cost.of(fused, List.of(floats(5)))).isEqualTo(new Cost(10, 40));
    }

    @Test
    void of_graph_isTheSumOfItsNodes() {
        Graph.Builder graph = new Graph.Builder();
        int x = graph.input(floats(2, 3));
        int y = graph.add(new Unary(UnaryKind.EXP), x);

        assertThat(Cost.of(graph.build(graph.add(new Reduce(ReduceKind.SUM, IntList.of(0, 1), false), y))))
                .isEqualTo(new Cost(6 + 6, 48 + 28));
    }
}
