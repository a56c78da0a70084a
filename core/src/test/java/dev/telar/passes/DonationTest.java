package dev.telar.passes;

import static dev.telar.passes.Operations.ADD;
import static dev.telar.passes.Operations.EXP;
import static dev.telar.passes.Operations.MUL;
import static dev.telar.passes.Operations.NEG;
import static dev.telar.passes.Operations.SUB;
import static dev.telar.passes.Operations.call;
import static dev.telar.passes.Operations.floats;
import static dev.telar.passes.Operations.reshape;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.op.Graph;
import dev.telar.op.SgdUpdate;
import dev.telar.shape.IntList;

class DonationTest {

    private final Graph.Builder builder = new Graph.Builder();

    private static Donation donation(Graph graph, int... variables) {
        return Donation.of(graph, IntList.of(variables), (_, _, _) -> true);
    }

    @Test
    void of_nextValueOfAVariable_isWrittenOverTheLast_afterAllOthers() {
        int w = builder.input(floats(3));
        int g = builder.input(floats(3));
        int next = builder.add(SUB, w, g);
        int loss = builder.add(NEG, g);

        Donation donation = donation(builder.build(loss, next), -1, w);

        assertThat(donation.graph()).hasToString("""
                graph(%0: FLOAT32 (3,), %1: FLOAT32 (3,)) {
                  %2 = neg[kind=NEG](%1): FLOAT32 (3,)
                  %3 = sub[kind=SUB](%0, %1): FLOAT32 (3,)
                  return %2, %3
                }""");
        assertThat(donation.split()).isEqualTo(1);
        assertThat(donation.donors()).hasToString("[-1, 0]");
    }

    @Test
    void of_severalResults_giveEachItsOwn() {
        int w = builder.input(floats(3));
        int g = builder.input(floats(3));
        int rate = builder.input(floats());
        int v = builder.input(floats(3));
        int step = builder.add(new SgdUpdate(0.9, false), w, g, rate, v);

        assertThat(donation(builder.build(step + 1, step), v, w).donors()).hasToString("[3, 0]");
    }

    @Test
    void of_oldValueThatEarlierOperationsRead_isStillADonor() {
        int w = builder.input(floats(3));
        int g = builder.add(EXP, w);

        Donation donation = donation(builder.build(builder.add(SUB, w, g)), w);

        assertThat(donation.donors()).hasToString("[0]");
        assertThat(donation.split()).isEqualTo(1);
    }

    @Test
    void of_oldValueThatTwoOfTheLastRead_isNoDonor() {
        int w = builder.input(floats(3));
        int v = builder.input(floats(3));
        int nextW = builder.add(ADD, w, v);
        int nextV = builder.add(MUL, v, v);

        // v is read by both; w by one alone. The square reads v twice.
        assertThat(donation(builder.build(nextW, nextV), w, v).donors()).hasToString("[0, -1]");
        Graph.Builder other = new Graph.Builder();
        int a = other.input(floats(3));
        int b = other.input(floats(3));
        assertThat(donation(other.build(other.add(ADD, a, b), other.add(SUB, b, a)), a, b).donors()).hasToString("[-1, -1]");
    }

    @Test
    void of_oldValueThatOneOfTheLastReadsUnderAnotherShape_isNoDonor() {
        int w = builder.input(floats(4));
        int v = builder.input(floats(2, 2));
        int square = builder.add(reshape(2, 2), w);
        int nextW = builder.add(NEG, w);
        int nextV = builder.add(ADD, v, square);

        assertThat(donation(builder.build(nextW, nextV), w, v).donors()).hasToString("[-1, 1]");
    }

    @Test
    void of_oldValueThatIsAnOutput_isNoDonor() {
        int w = builder.input(floats(4));
        int next = builder.add(NEG, w);

        assertThat(donation(builder.build(w, next), -1, w).donors()).hasToString("[-1, -1]");
        Graph.Builder other = new Graph.Builder();
        int v = other.input(floats(4));
        int square = other.add(reshape(2, 2), v);
        assertThat(donation(other.build(square, other.add(NEG, v)), -1, v).donors()).hasToString("[-1, -1]");
    }

    @Test
    void of_nextValueThatOthersRead_isNotWrittenOverTheLast() {
        int w = builder.input(floats(3));
        int next = builder.add(NEG, w);
        int loss = builder.add(EXP, next);

        assertThat(donation(builder.build(loss, next), -1, w).donors()).hasToString("[-1, -1]");
    }

    @Test
    void of_oneNextValueForTwoVariables_isNotWrittenOverEither() {
        int a = builder.input(floats(3));
        int b = builder.input(floats(3));
        int next = builder.add(ADD, a, b);

        assertThat(donation(builder.build(next, next), a, b).donors()).hasToString("[-1, -1]");
    }

    @Test
    void of_nextValueThatDoesNotComeFromTheLast_isNotWrittenOverIt() {
        int w = builder.input(floats(3));
        int x = builder.input(floats(3));

        assertThat(donation(builder.build(builder.add(NEG, x)), w).donors()).hasToString("[-1]");
    }

    @Test
    void of_nextValueOfABroadcastLast_isNotWrittenOverIt() {
        int w = builder.input(floats(1));
        int x = builder.input(floats(3));
        int next = builder.add(ADD, w, x);

        assertThat(donation(builder.build(next), w).donors()).hasToString("[-1]");
    }

    @Test
    void of_whatTheBackendDoesNotOverwrite_isNoDonor() {
        int w = builder.input(floats(3));

        Donation donation = Donation.of(builder.build(builder.add(NEG, w)), IntList.of(w), (op, result, input) -> {
            assertThat(op).isEqualTo(NEG);
            assertThat(result + input).isZero();
            return false;
        });

        assertThat(donation.donors()).hasToString("[-1]");
        assertThat(donation.split()).isEqualTo(1);
    }

    /// It may fail when other variables have changed already.
    @Test
    void of_callsOfJavaFunctions_runBeforeAnyVariableChanges() {
        int w = builder.input(floats(3));
        int v = builder.input(floats(3));
        int nextW = builder.add(NEG, w);
        int nextV = builder.add(call("draw", floats(3)), v);

        Donation donation = donation(builder.build(nextW, nextV), w, v);

        assertThat(donation.donors()).hasToString("[0, -1]");
        assertThat(donation.graph().nodes().getFirst().op().name()).isEqualTo("draw");
        assertThat(donation.split()).isEqualTo(1);
    }
}
