package dev.telar.passes;

import static dev.telar.passes.Operations.ADD;
import static dev.telar.passes.Operations.EXP;
import static dev.telar.passes.Operations.NEG;
import static dev.telar.passes.Operations.call;
import static dev.telar.passes.Operations.floats;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.op.Graph;
import dev.telar.op.TopK;

class DeadCodeTest {

    private final Graph.Builder builder = new Graph.Builder();

    @Test
    void remove_operationsThatNobodyReads_leavesThemOutWithWhatOnlyTheyRead() {
        int x = builder.input(floats(3));
        int y = builder.input(floats(3));
        int dead = builder.add(EXP, builder.add(NEG, y));
        int sum = builder.add(ADD, x, x);
        builder.add(ADD, dead, sum);

        assertThat(DeadCode.remove(builder.build(sum))).hasToString("""
                graph(%0: FLOAT32 (3,), %1: FLOAT32 (3,)) {
                  %2 = add[kind=ADD](%0, %0): FLOAT32 (3,)
                  return %2
                }""");
    }

    @Test
    void remove_callsOfJavaFunctions_keepsThemAndWhatTheyRead() {
        int x = builder.input(floats(3));
        int negated = builder.add(NEG, x);
        builder.add(call("log"), negated);
        builder.add(call("draw", floats(3)), x);

        assertThat(DeadCode.remove(builder.build(x))).hasToString("""
                graph(%0: FLOAT32 (3,)) {
                  %1 = neg[kind=NEG](%0): FLOAT32 (3,)
                  log(%1)
                  %2 = draw(%0): FLOAT32 (3,)
                  return %0
                }""");
    }

    @Test
    void remove_operationOfWhichOneResultIsRead_keepsAllItsResults() {
        int x = builder.input(floats(3));
        int top = builder.add(new TopK(2), x);

        assertThat(DeadCode.remove(builder.build(top + 1)).outputs().get(0)).isEqualTo(top + 1);
    }

    @Test
    void usedInputs_readByNodesOrGivenBack_areFound() {
        int a = builder.input(floats(3));
        builder.input(floats(3));
        int c = builder.input(floats(3));
        builder.add(NEG, a);

        assertThat(DeadCode.usedInputs(builder.build(c))).containsExactly(true, false, true);
    }
}
