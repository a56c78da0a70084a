package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.telar.backend.Backends;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Full;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.op.HostArray;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Replay;
import dev.telar.tensor.Tensor;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FusionsTest {

    private static final float[] SPECIAL = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE,
            -1f, 1e30f};

    private static final List<BinaryKind> BINARY = List.of(BinaryKind.ADD, BinaryKind.SUB, BinaryKind.MUL, BinaryKind.DIV,
            BinaryKind.MAX, BinaryKind.MIN, BinaryKind.MOD);
    private static final List<UnaryKind> UNARY = List.of(UnaryKind.NEG, UnaryKind.ABS, UnaryKind.EXP, UnaryKind.SQRT,
            UnaryKind.TANH,
            UnaryKind.SIGN, UnaryKind.FLOOR, UnaryKind.ERF);

    private final List<SimdBackend> backends = new ArrayList<>();

    FusionsTest() {
        for (Kernels kernels : BothKernels.all()) {
            for (int threads : new int[]{1, 3}) {
                backends.add(new SimdBackend(kernels, new BufferPool(), new Workers(threads)));
            }
        }
    }

    @AfterEach
    void close() {
        backends.forEach(SimdBackend::close);
    }

    @Property(tries = 150)
    void chain_ofAnyOperations_hasTheBitsOfTheOperationsOneByOne(@ForAll Random random) {
        Shape shape = random.nextInt(8) == 0 ? Shape.of(7, 30, 331) : shape(random);
        check(chain(shape, random), random);
    }

    private static Shape shape(Random random) {
        int[] sizes = new int[random.nextInt(4)];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = 1 + random.nextInt(19);
        }
        return Shape.of(sizes);
    }

    /// A random chain, of which some values are outputs.
    private static Graph chain(Shape shape, Random random) {
        Graph.Builder builder = new Graph.Builder();
        List<Integer> numbers = new ArrayList<>();
        List<Integer> truths = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.add(builder.input(new TensorSpec(part(shape, random), DType.FLOAT32)));
        }
        numbers.add(builder.input(new TensorSpec(shape, DType.FLOAT32)));
        truths.add(builder.input(new TensorSpec(part(shape, random), DType.BOOL)));
        int bytes = builder.input(new TensorSpec(shape, random.nextBoolean() ? DType.UINT8 : DType.INT32));
        numbers.add(builder.add(new Cast(DType.FLOAT32), bytes));
        numbers.add(builder.add(new Full(Shape.scalar(), DType.FLOAT32, 0.7)));
        numbers.add(builder.add(new Full(shape, DType.FLOAT32, -2)));
        List<Integer> made = new ArrayList<>();
        int links = 1 + random.nextInt(12);
        while (made.size() < links) {
            int value = link(builder, shape, numbers, truths, random);
            if (value >= 0) {
                made.add(value);
                (builder.spec(value).dtype() == DType.BOOL ? truths : numbers).add(value);
            }
        }
        int last = made.getLast();
        int[] outputs = made.stream().filter(v -> v == last || random.nextInt(4) == 0).mapToInt(v -> v).toArray();
        return builder.build(outputs);
    }

    /// Adds an operation whose result has the chain's shape, if it can.
    private static int link(Graph.Builder builder, Shape shape, List<Integer> numbers, List<Integer> truths, Random random) {
        int x = pick(numbers, random);
        int y = pick(numbers, random);
        int c = pick(truths, random);
        int d = pick(truths, random);
        boolean whole = builder.spec(x).shape().equals(shape);
        boolean both = whole && builder.spec(y).shape().equals(shape);
        boolean joined = builder.spec(x).shape().broadcast(builder.spec(y).shape()).equals(shape);
        boolean logic = builder.spec(c).shape().broadcast(builder.spec(d).shape()).equals(shape);
        return switch (random.nextInt(9)) {
            case 0, 1 -> joined ? builder.add(new Binary(BINARY.get(random.nextInt(BINARY.size()))), x, y) : -1;
            case 2 -> whole ? builder.add(new Unary(UNARY.get(random.nextInt(UNARY.size()))), x) : -1;
            case 3 -> joined ? builder.add(new Compare(CompareKind.values()[random.nextInt(6)]), x, y) : -1;
            case 4 -> joined || builder.spec(c).shape().equals(shape) ? builder.add(new Where(), c, x, y) : -1;
            case 5 -> whole ? builder.add(new Activate(ActivationKind.values()[random.nextInt(8)]), x) : -1;
            case 6 -> both ? builder.add(new ActivateGradient(ActivationKind.values()[random.nextInt(8)]), x, y) : -1;
            case 7 -> builder.spec(c).shape().equals(shape)
                    ? builder.add(random.nextBoolean() ? new Unary(UnaryKind.NOT) : new Cast(DType.FLOAT32), c)
                    : whole ? builder.add(new Unary(UnaryKind.IS_NAN), x) : -1;
            default -> logic
                    ? builder.add(new Binary(List.of(BinaryKind.AND, BinaryKind.OR, BinaryKind.XOR).get(random.nextInt(3))), c, d)
                    : -1;
        };
    }

    private static int pick(List<Integer> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /// A shape that broadcasts to another.
    private static Shape part(Shape shape, Random random) {
        Shape part = random.nextInt(3) == 0 ? shape : shape.part(random.nextInt(shape.rank() + 1), shape.rank());
        for (int i = 0; i < part.rank(); i++) {
            part = random.nextInt(3) == 0 ? part.with(i, 1) : part;
        }
        return part;
    }

    private void check(Graph body, Random random) {
        List<HostArray> inputs = body.inputs().stream().map(spec -> values(spec, random)).toList();
        for (SimdBackend backend : backends) {
            byte[] expected = Runs
                    .numbers(Backends.use(backend, () -> Replay.of(body, inputs.stream().map(Tensor::of).toList()).stream()
                            .map(Tensor::toHost).toList()));
            assertThat(Runs.numbers(Runs.run(backend, new Fused(body), inputs))).as("%s on %s", body, backend)
                    .isEqualTo(expected);
            InPlaceRuns.check(backend, new Fused(body), inputs);
        }
    }

    private static HostArray values(TensorSpec spec, Random random) {
        HostArray values = Runs.random(spec.shape(), spec.dtype(), random);
        if (spec.dtype() == DType.FLOAT32) {
            float[] some = values.floats();
            for (int i = 0; i < some.length; i++) {
                some[i] = random.nextInt(6) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : some[i];
            }
            return HostArray.of(spec.shape(), some);
        }
        return values;
    }

    @Test
    void body_thatIsNoChain_isLeftToCore() {
        Shape shape = Shape.of(4);
        assertThat(runs(builder -> builder.add(new dev.telar.op.Reverse(dev.telar.shape.IntList.of(0)), 0), shape, DType.FLOAT32))
                .isFalse();
        assertThat(runs(builder -> builder.add(new Unary(UnaryKind.EXP), 0), shape, DType.FLOAT64)).isFalse();
        assertThat(runs(builder -> builder.add(new Unary(UnaryKind.NEG), 0), shape, DType.INT32)).isFalse();
        assertThat(runs(builder -> builder.add(new Unary(UnaryKind.EXP), 0), Shape.of(0), DType.FLOAT32)).isFalse();
        assertThat(runs(builder -> 0, shape, DType.FLOAT32)).isFalse();
        assertThat(runs(builder -> builder.add(new Unary(UnaryKind.EXP), 0), shape, DType.FLOAT32)).isTrue();
    }

    private boolean runs(java.util.function.ToIntFunction<Graph.Builder> body, Shape shape, DType dtype) {
        Graph.Builder builder = new Graph.Builder();
        builder.input(new TensorSpec(shape, dtype));
        int output = body.applyAsInt(builder);
        Graph graph = builder.build(output);
        return backends.getFirst().runs(new Fused(graph), graph.inputs());
    }
}
