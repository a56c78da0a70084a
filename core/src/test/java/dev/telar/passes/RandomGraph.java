package dev.telar.passes;

import static dev.telar.passes.Operations.floats;
import static dev.telar.passes.Operations.full;
import static dev.telar.passes.Operations.ints;
import static dev.telar.passes.Operations.reshape;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import dev.telar.error.TelarException;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Graph;
import dev.telar.op.Iota;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Permute;
import dev.telar.op.RandomBits;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.SgdUpdate;
import dev.telar.op.TopK;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// A graph of operations chosen by chance on values chosen by chance, the same for the same seed: small shapes that broadcast and multiply
/// with each other, zeros of both signs, ones, reshapes and transpositions that cancel.
///
/// @param graph the graph
/// @param firstConstant the first of its inputs that counts as a constant
record RandomGraph(Graph graph, int firstConstant) {

    private static final List<TensorSpec> INPUTS = List.of(floats(2, 3), floats(3, 2), floats(3), floats(), floats(1, 3), ints(2),
            ints(2),
            floats(2, 3));
    private static final int[][] SHAPES = {{}, {3}, {6}, {2, 3}, {3, 2}, {1, 3}, {2, 1}, {1, 2, 3}};

    static RandomGraph of(long seed, int nodes) {
        Random random = new Random(seed);
        Graph.Builder builder = new Graph.Builder();
        INPUTS.forEach(builder::input);
        int values = INPUTS.size();
        for (int made = 0; made < nodes;) {
            Op op = op(random);
            int[] inputs = random.ints(arity(op), 0, values).toArray();
            if (fits(op, inputs, builder)) {
                values = builder.add(op, inputs);
                values += op.infer(specs(inputs, builder)).size();
                made++;
            }
        }
        int count = values;
        int[] outputs = random.ints(4, 0, count).toArray();
        return new RandomGraph(builder.build(outputs), random.nextInt(INPUTS.size() + 1));
    }

    private static List<TensorSpec> specs(int[] values, Graph.Builder builder) {
        return Arrays.stream(values).mapToObj(builder::spec).toList();
    }

    private static boolean fits(Op op, int[] inputs, Graph.Builder builder) {
        try {
            return op.infer(specs(inputs, builder)).stream().allMatch(spec -> spec.shape().elements() <= 64);
        } catch (TelarException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static int arity(Op op) {
        return switch (op) {
            case Binary _,Compare _,MatMul _,RandomBits _ -> 2;
            case Where _ -> 3;
            case SgdUpdate _ -> 4;
            case Iota _,dev.telar.op.Full _ -> 0;
            default -> 1;
        };
    }

    private static Op op(Random random) {
        int[] sizes = SHAPES[random.nextInt(SHAPES.length)];
        List<Supplier<Op>> choices = List.of(
                () -> new Unary(random.nextBoolean() ? UnaryKind.NEG : UnaryKind.ABS),
                () -> new Unary(random.nextBoolean() ? UnaryKind.EXP : UnaryKind.TANH),
                () -> new Binary(random.nextBoolean() ? BinaryKind.ADD : BinaryKind.SUB),
                () -> new Binary(random.nextBoolean() ? BinaryKind.MUL : BinaryKind.MAX),
                () -> new Binary(BinaryKind.MUL),
                () -> new Compare(CompareKind.LT),
                Where::new,
                () -> reshape(sizes),
                () -> reshape(sizes),
                () -> new BroadcastTo(Shape.of(sizes)),
                () -> new BroadcastTo(Shape.of(sizes)),
                () -> new Permute(random.nextBoolean() ? IntList.of(1, 0) : IntList.of(0, 1)),
                () -> new Permute(IntList.of(1, 0)),
                () -> new MatMul(random.nextBoolean(), random.nextBoolean()),
                () -> new MatMul(random.nextBoolean(), random.nextBoolean()),
                () -> new Reduce(ReduceKind.SUM, IntList.of(random.nextInt(2)), random.nextBoolean()),
                () -> new Cast(random.nextBoolean() ? DType.FLOAT32 : DType.INT32),
                () -> full(new double[]{0, -0.0, 1, 1, 2}[random.nextInt(5)], sizes),
                () -> new Iota(Shape.of(2, 3), random.nextInt(2), DType.FLOAT32),
                () -> new RandomBits(Shape.of(2, 3)),
                () -> new SgdUpdate(0.5, false),
                () -> new TopK(2));
        return choices.get(random.nextInt(choices.size())).get();
    }
}
