package dev.telar.passes;

import static dev.telar.passes.Operations.ADD;
import static dev.telar.passes.Operations.EXP;
import static dev.telar.passes.Operations.NEG;
import static dev.telar.passes.Operations.SUB;
import static dev.telar.passes.Operations.floats;
import static dev.telar.passes.Operations.reshape;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.telar.op.Graph;
import dev.telar.op.Op;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Reshape;
import dev.telar.op.TopK;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MemoryPlanTest {

    private static final Donation.Overwriting NEVER = (_, _, _) -> false;
    private static final Donation.Overwriting ALWAYS = (_, _, _) -> true;

    private final Graph.Builder builder = new Graph.Builder();

    @Test
    void of_inputsAndOutputs_haveNoSlot() {
        int x = builder.input(floats(3));
        int a = builder.add(NEG, x);
        MemoryPlan plan = MemoryPlan.of(builder.build(builder.add(EXP, a)), NEVER);

        assertThat(plan.slotOf()).containsExactly(-1, 0, -1);
        assertThat(plan.slots()).hasToString("[FLOAT32 (3,)]");
        assertThat(plan.bytes()).isEqualTo(12);
    }

    @Test
    void of_chain_goesToAndFroBetweenTwoSlots_orStaysInOne() {
        int x = builder.input(floats(3));
        int value = x;
        for (int i = 0; i < 5; i++) {
            value = builder.add(NEG, value);
        }
        Graph graph = builder.build(value);

        assertThat(MemoryPlan.of(graph, NEVER).slotOf()).containsExactly(-1, 0, 1, 0, 1, -1);
        assertThat(MemoryPlan.of(graph, ALWAYS).slotOf()).containsExactly(-1, 0, 0, 0, 0, -1);
    }

    @Test
    void of_valueThatIsReadAgain_isNotWrittenOver() {
        int x = builder.input(floats(3));
        int a = builder.add(NEG, x);
        int b = builder.add(EXP, a);
        int c = builder.add(ADD, a, b);
        int d = builder.add(NEG, c);

        // c may take the slot of a, which dies there, and d that of c
        assertThat(MemoryPlan.of(builder.build(builder.add(EXP, d)), ALWAYS).slotOf()).containsExactly(-1, 0, 1, 0, 0, -1);
    }

    @Test
    void of_valueThatAnOperationReadsTwice_isNotWrittenOver() {
        int x = builder.input(floats(3));
        int a = builder.add(NEG, x);
        int b = builder.add(SUB, a, a);

        assertThat(MemoryPlan.of(builder.build(builder.add(EXP, b)), ALWAYS).slotOf()).containsExactly(-1, 0, 1, -1);
    }

    @Test
    void of_reshape_isAnotherNameThatKeepsTheValueAlive() {
        int x = builder.input(floats(6));
        int a = builder.add(NEG, x);
        int matrix = builder.add(reshape(2, 3), a);
        int b = builder.add(EXP, x);
        int rows = builder.add(new Reduce(ReduceKind.SUM, IntList.of(1), false), matrix);
        int c = builder.add(NEG, b);

        MemoryPlan plan = MemoryPlan.of(builder.build(rows, builder.add(EXP, c)), NEVER);

        assertThat(plan.roots()).containsExactly(x, a, a, b, rows, c, 6);
        assertThat(plan.slotOf()).containsExactly(-1, 0, 0, 1, -1, 0, -1);
    }

    @Test
    void of_reshapeThatIsAnOutput_leavesTheValueToTheCaller() {
        int x = builder.input(floats(6));
        int a = builder.add(NEG, x);

        assertThat(MemoryPlan.of(builder.build(builder.add(reshape(2, 3), a)), ALWAYS).slotOf()).containsExactly(-1, -1, -1);
    }

    @Test
    void of_severalResults_haveSlotsOfTheirOwn() {
        int x = builder.input(floats(3));
        int a = builder.add(new TopK(2), builder.add(NEG, x));
        int rest = builder.add(NEG, a);

        MemoryPlan plan = MemoryPlan.of(builder.build(builder.add(EXP, rest)), NEVER);

        assertThat(plan.slotOf()).containsExactly(-1, 0, 1, 2, 0, -1);
        assertThat(plan.slots()).hasToString("[FLOAT32 (3,), FLOAT32 (2,), INT32 (2,)]");
    }

    @Test
    void of_freeSlots_theSmallestThatIsLargeEnoughIsTaken_andTheGreatestGrows() {
        int a = builder.add(NEG, builder.input(floats(2)));
        Graph.Builder other = new Graph.Builder();
        int x = other.input(floats(2));
        int y = other.input(floats(9));
        int z = other.input(floats(5));
        int small = other.add(NEG, x);
        int large = other.add(NEG, y);
        int smallEnd = other.add(EXP, small);
        int largeEnd = other.add(EXP, large);
        int middle = other.add(NEG, z);
        int middleEnd = other.add(EXP, middle);

        MemoryPlan plan = MemoryPlan.of(other.build(smallEnd, largeEnd, middleEnd), NEVER);

        assertThat(a).isEqualTo(1);
        assertThat(plan.slotOf()[middle]).isEqualTo(plan.slotOf()[large]);
        assertThat(plan.slots()).hasToString("[FLOAT32 (2,), FLOAT32 (9,)]");
    }

    @Test
    void of_slotThatIsTooSmall_grows() {
        int x = builder.input(floats(2));
        int y = builder.input(floats(5));
        int a = builder.add(EXP, builder.add(NEG, x));
        int b = builder.add(EXP, builder.add(NEG, y));

        assertThat(MemoryPlan.of(builder.build(a, b), NEVER).slots()).hasToString("[FLOAT32 (5,)]");
    }

    // ---- laws

    /// Runs a plan with the numbers of values in place of values: what a node reads must be what it is said to read, and what it writes over must
    /// be dead or overwritable.
    private static void simulate(Graph graph, MemoryPlan plan, Donation.Overwriting backend) {
        int[] content = new int[plan.slots().size()];
        Arrays.fill(content, -1);
        List<TensorSpec> specs = graph.specs();
        for (Graph.Node node : graph.nodes()) {
            for (int value : node.inputs().toArray()) {
                int slot = plan.slotOf()[value];
                if (slot >= 0) {
                    assertThat(content[slot]).as("what %s reads as %%%d", Graph.line(node), value).isEqualTo(plan.roots()[value]);
                }
            }
            if (!(node.op() instanceof Reshape)) {
                write(node, specs, plan, content, backend);
            }
        }
        for (int output : graph.outputs().toArray()) {
            assertThat(plan.slotOf()[output]).isEqualTo(-1);
        }
        for (int input = 0; input < graph.inputs().size(); input++) {
            assertThat(plan.slotOf()[input]).isEqualTo(-1);
        }
    }

    private static void write(Graph.Node node, List<TensorSpec> specs, MemoryPlan plan, int[] content,
            Donation.Overwriting backend) {
        Set<Integer> taken = new HashSet<>();
        for (int value = node.first(); value < node.end(); value++) {
            int slot = plan.slotOf()[value];
            if (slot < 0) {
                continue;
            }
            assertThat(taken.add(slot)).as("slots of %s differ", Graph.line(node)).isTrue();
            assertThat(plan.slots().get(slot).dtype()).isEqualTo(specs.get(value).dtype());
            assertThat(plan.slots().get(slot).bytes()).isGreaterThanOrEqualTo(specs.get(value).bytes());
            List<Integer> below = new ArrayList<>();
            for (int k = 0; k < node.inputs().size(); k++) {
                int input = node.inputs().get(k);
                if (plan.slotOf()[input] == slot) {
                    below.add(k);
                    assertThat(specs.get(input)).isEqualTo(specs.get(value));
                    assertThat(backend.mayOverwrite(node.op(), value - node.first(), k)).isTrue();
                }
            }
            assertThat(below).as("inputs below a result of %s", Graph.line(node)).hasSizeLessThanOrEqualTo(1);
            content[slot] = value;
        }
    }

    @Property(tries = 500)
    void of_anyGraph_noValueIsOverwrittenWhileItIsNeeded(@ForAll long seed) {
        Graph graph = RandomGraph.of(seed, 30).graph();
        Donation.Overwriting some = (op, result, input) -> (op.name().hashCode() + result + input + seed) % 3 != 0;

        simulate(graph, MemoryPlan.of(graph, NEVER), NEVER);
        simulate(graph, MemoryPlan.of(graph, ALWAYS), ALWAYS);
        simulate(graph, MemoryPlan.of(graph, some), some);
    }

    @Property(tries = 300)
    void of_graphWithDonors_noOldValueIsReadAfterTheNewOneIsWritten(@ForAll long seed) {
        Graph graph = RandomGraph.of(seed, 30).graph();
        int[] variables = new int[graph.outputs().size()];
        List<TensorSpec> specs = graph.specs();
        Set<Integer> used = new HashSet<>();
        for (int output = 0; output < variables.length; output++) {
            variables[output] = -1;
            for (int input = 0; input < graph.inputs().size(); input++) {
                if (specs.get(input).equals(specs.get(graph.outputs().get(output))) && variables[output] < 0 && used.add(input)) {
                    variables[output] = input;
                }
            }
        }

        Donation donation = Donation.of(graph, IntList.of(variables), ALWAYS);

        Graph ordered = donation.graph();
        int[] roots = MemoryPlan.of(ordered, NEVER).roots();
        Set<Integer> gone = new HashSet<>();
        for (int i = 0; i < ordered.nodes().size(); i++) {
            Graph.Node node = ordered.nodes().get(i);
            for (int value : node.inputs().toArray()) {
                assertThat(gone).as("what %s reads", Graph.line(node)).doesNotContain(roots[value]);
            }
            for (int output = 0; output < variables.length; output++) {
                int made = ordered.outputs().get(output);
                if (donation.donors().get(output) >= 0 && made >= node.first() && made < node.end()) {
                    assertThat(i).isGreaterThanOrEqualTo(donation.split());
                    gone.add(donation.donors().get(output));
                }
            }
        }
        for (int output : ordered.outputs().toArray()) {
            assertThat(gone).doesNotContain(roots[output]);
        }
        assertThat(ordered.nodes().stream().map(Graph.Node::op).map(Op::toString).sorted().toList())
                .isEqualTo(graph.nodes().stream().map(Graph.Node::op).map(Op::toString).sorted().toList());
    }
}
