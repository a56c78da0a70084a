package dev.telar.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.telar.backend.Backends;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.op.HostArray;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Place;
import dev.telar.tensor.ProgramCompiler;
import dev.telar.tensor.Tensor;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// No pass changes a bit.
class PassesTest {

    private static final Place PLACE = Backends.get("reference");

    private static final float[] SPECIAL = {0f, -0f, 1f, Float.NaN, Float.POSITIVE_INFINITY, -2.5f};

    private static List<Tensor> inputs(Graph graph, long seed) {
        Random random = new Random(seed);
        List<Tensor> inputs = new ArrayList<>();
        for (TensorSpec spec : graph.inputs()) {
            HostArray values = HostArray.allocate(spec);
            switch (values.array()) {
                case float[] floats -> {
                    for (int i = 0; i < floats.length; i++) {
                        floats[i] = random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextFloat() - 0.5f;
                    }
                }
                case int[] ints -> Arrays.setAll(ints, _ -> random.nextInt());
                default -> throw new IllegalStateException("no such inputs: " + spec);
            }
            inputs.add(Backends.use(Backends.get("reference"), () -> Tensor.of(values)));
        }
        return inputs;
    }

    private static List<HostArray> run(Graph graph, List<Tensor> inputs) {
        return ProgramCompiler.evaluate(PLACE, graph, inputs).stream().map(Tensor::toHost).toList();
    }

    private static void sameBits(Graph graph, List<Tensor> inputs, List<HostArray> expected) {
        List<HostArray> actual = run(graph, inputs);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).spec()).isEqualTo(expected.get(i).spec());
            assertThat(actual.get(i).data().mismatch(expected.get(i).data())).as("output %d of %s", i, graph).isEqualTo(-1);
        }
    }

    @Property(tries = 400)
    void passes_oneByOne_keepTheBits(@ForAll long seed) {
        Graph graph = RandomGraph.of(seed, 25).graph();
        List<Tensor> inputs = inputs(graph, seed);
        List<HostArray> expected = run(graph, inputs);

        sameBits(DeadCode.remove(graph), inputs, expected);
        sameBits(CommonSubexpressions.merge(graph), inputs, expected);
        sameBits(Simplification.of(graph), inputs, expected);
        sameBits(Fusion.of(graph, (_, _) -> true), inputs, expected);
        sameBits(Donation.of(graph, IntList.filled(graph.outputs().size(), 0), (_, _, _) -> true).graph(), inputs, expected);
    }

    @Property(tries = 400)
    void passes_allTogether_keepTheBits(@ForAll long seed) {
        RandomGraph random = RandomGraph.of(seed, 40);
        List<Tensor> inputs = inputs(random.graph(), seed);
        List<HostArray> expected = run(random.graph(), inputs);

        Graph simple = DeadCode.remove(CommonSubexpressions.merge(Simplification.of(random.graph())));
        Folding folding = Folding.of(simple, random.firstConstant());
        List<Tensor> all = new ArrayList<>(inputs);
        all.addAll(ProgramCompiler.evaluate(PLACE, folding.once(), inputs.subList(random.firstConstant(), inputs.size())));
        Graph fused = Fusion.of(folding.graph(), (candidate, _) -> (candidate.hashCode() + seed) % 4 != 0);
        Graph left = DeadCode.remove(CommonSubexpressions.merge(fused));

        sameBits(left, all, expected);
        assertThat(left.nodes()).hasSizeLessThanOrEqualTo(random.graph().nodes().size());
    }

    @Property(tries = 100)
    void fusion_ofAnyGraph_hasOperationsThatRunAsOne(@ForAll long seed) {
        Graph graph = DeadCode.remove(RandomGraph.of(seed, 60).graph());
        Graph fused = Fusion.of(graph, (_, _) -> true);

        int operations = fused.nodes().stream().mapToInt(node -> node.op() instanceof Fused one ? one.body().nodes().size() : 1)
                .sum();

        assertThat(operations).isEqualTo(graph.nodes().size());
    }
}
