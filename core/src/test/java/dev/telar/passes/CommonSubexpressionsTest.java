package dev.telar.passes;

import static dev.telar.passes.Operations.ADD;
import static dev.telar.passes.Operations.NEG;
import static dev.telar.passes.Operations.SUB;
import static dev.telar.passes.Operations.call;
import static dev.telar.passes.Operations.floats;
import static dev.telar.passes.Operations.full;
import static dev.telar.passes.Operations.ints;
import static dev.telar.passes.Operations.users;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.op.Graph;
import dev.telar.op.RandomBits;
import dev.telar.op.TopK;
import dev.telar.shape.Shape;

class CommonSubexpressionsTest {

    private final Graph.Builder builder = new Graph.Builder();

    @Test
    void merge_equalOperationsOnEqualInputs_computesThemOnce() {
        int x = builder.input(floats(3));
        int a = builder.add(NEG, x);
        int b = builder.add(NEG, x);
        int c = builder.add(ADD, a, x);
        int d = builder.add(ADD, b, x);

        assertThat(CommonSubexpressions.merge(builder.build(builder.add(SUB, c, d), d))).hasToString("""
                graph(%0: FLOAT32 (3,)) {
                  %1 = neg[kind=NEG](%0): FLOAT32 (3,)
                  %2 = add[kind=ADD](%1, %0): FLOAT32 (3,)
                  %3 = sub[kind=SUB](%2, %2): FLOAT32 (3,)
                  return %3, %2
                }""");
    }

    @Test
    void merge_inputsInAnotherOrder_keepsBoth() {
        int x = builder.input(floats(3));
        int y = builder.input(floats(3));
        int a = builder.add(ADD, x, y);
        int b = builder.add(ADD, y, x);

        assertThat(CommonSubexpressions.merge(builder.build(a, b)).nodes()).hasSize(2);
    }

    @Test
    void merge_severalResults_mergesEach() {
        int x = builder.input(floats(3));
        int a = builder.add(new TopK(2), x);
        int b = builder.add(new TopK(2), x);

        assertThat(CommonSubexpressions.merge(builder.build(a, b, a + 1, b + 1)).outputs()).hasToString("[1, 1, 2, 2]");
    }

    @Test
    void merge_zerosOfBothSigns_keepsBoth() {
        int plus = builder.add(full(0.0, 3));
        int minus = builder.add(full(-0.0, 3));
        int again = builder.add(full(-0.0, 3));

        assertThat(CommonSubexpressions.merge(builder.build(plus, minus, again)).outputs()).hasToString("[0, 1, 1]");
    }

    @Test
    void merge_randomBits_keepsThoseOfOtherCounters() {
        int key = builder.input(ints(2));
        int first = builder.input(ints(2));
        int second = builder.input(ints(2));
        RandomBits bits = new RandomBits(Shape.of(4));
        int a = builder.add(bits, key, first);
        int b = builder.add(bits, key, second);
        int c = builder.add(bits, key, first);

        assertThat(CommonSubexpressions.merge(builder.build(a, b, c)).outputs()).hasToString("[3, 4, 3]");
    }

    @Test
    void merge_callsOfJavaFunctionsAndUsersOperations_keepsEach() {
        int x = builder.input(floats(3));
        var draw = call("draw", floats(3));
        int a = builder.add(draw, x);
        int b = builder.add(draw, x);
        int c = builder.add(users(), x);
        int d = builder.add(users(), x);

        assertThat(CommonSubexpressions.merge(builder.build(a, b, c, d)).outputs()).hasToString("[1, 2, 3, 4]");
    }
}
