package dev.telar.passes;

import static dev.telar.passes.Operations.ADD;
import static dev.telar.passes.Operations.EXP;
import static dev.telar.passes.Operations.MUL;
import static dev.telar.passes.Operations.NEG;
import static dev.telar.passes.Operations.call;
import static dev.telar.passes.Operations.floats;
import static dev.telar.passes.Operations.full;
import static dev.telar.passes.Operations.users;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.op.Graph;

class FoldingTest {

    private final Graph.Builder builder = new Graph.Builder();

    @Test
    void of_operationsOnConstants_runOnceAndBecomeConstants() {
        int x = builder.input(floats(3));
        int constant = builder.input(floats(3));
        int negated = builder.add(NEG, constant);
        int scaled = builder.add(MUL, builder.add(EXP, negated), builder.add(full(2)));
        int sum = builder.add(ADD, x, scaled);

        Folding folding = Folding.of(builder.build(sum, negated), 1);

        assertThat(folding.once()).hasToString("""
                graph(%0: FLOAT32 (3,)) {
                  %1 = neg[kind=NEG](%0): FLOAT32 (3,)
                  %2 = exp[kind=EXP](%1): FLOAT32 (3,)
                  %3 = full[shape=(), dtype=FLOAT32, value=2.0](): FLOAT32 ()
                  %4 = mul[kind=MUL](%2, %3): FLOAT32 (3,)
                  return %1, %4
                }""");
        assertThat(folding.graph()).hasToString("""
                graph(%0: FLOAT32 (3,), %1: FLOAT32 (3,), %2: FLOAT32 (3,), %3: FLOAT32 (3,)) {
                  %4 = add[kind=ADD](%0, %3): FLOAT32 (3,)
                  return %4, %2
                }""");
    }

    @Test
    void of_operationsOnArguments_stay() {
        int x = builder.input(floats(3));
        Graph graph = builder.build(builder.add(EXP, builder.add(NEG, x)));

        Folding folding = Folding.of(graph, 1);

        assertThat(folding.graph()).isEqualTo(graph);
        assertThat(folding.once().nodes()).isEmpty();
    }

    @Test
    void of_callsOfJavaFunctionsAndUsersOperations_stay() {
        int constant = builder.input(floats(3));
        int called = builder.add(call("draw", floats(3)), constant);
        int own = builder.add(users(), constant);
        Graph graph = builder.build(called, own);

        assertThat(Folding.of(graph, 0).graph()).isEqualTo(graph);
    }

    @Test
    void of_largeResults_areComputedEachTime() {
        int most = builder.add(full(1, 1 << 18));
        int more = builder.add(full(1, (1 << 18) + 1));

        Folding folding = Folding.of(builder.build(most, more), 0);

        assertThat(folding.once().nodes()).hasSize(1);
        assertThat(folding.graph()).hasToString("""
                graph(%0: FLOAT32 (262144,)) {
                  %1 = full[shape=(262145,), dtype=FLOAT32, value=1.0](): FLOAT32 (262145,)
                  return %0, %1
                }""");
    }
}
