package dev.telar.autograd;

import static dev.telar.autograd.GradientCheck.apart;
import static dev.telar.autograd.GradientCheck.between;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Cast;
import dev.telar.op.Concat;
import dev.telar.op.CumSum;
import dev.telar.op.FoldWindows;
import dev.telar.op.Fused;
import dev.telar.op.Gather;
import dev.telar.op.Graph;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Reshape;
import dev.telar.op.Reverse;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.ScatterAdd;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Slice;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.Sort;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.op.TopK;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Every differentiable operation with all variants of its attributes and inputs away from kinks.
final class GradientCases {

    /// @param op the operation
    /// @param inputs its inputs
    record Case(Op op, List<Tensor> inputs) {

        @Override
        public String toString() {
            return op + " of " + inputs.stream().map(x -> x.shape().toString()).toList();
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private GradientCases() {}

    static List<Case> all() {
        GradientCases all = new GradientCases();
        all.elementwise();
        all.reductions();
        all.products();
        all.movements();
        all.indexing();
        all.neural();
        all.updates();
        return all.cases;
    }

    private void add(Op op, Tensor... inputs) {
        cases.add(new Case(op, List.of(inputs)));
    }

    private static IntList ints(int... values) {
        return IntList.of(values);
    }

    private void elementwise() {
        for (UnaryKind kind : UnaryKind.values()) {
            switch (kind) {
                case NEG, EXP, EXPM1, SIN, COS, TAN, ATAN, TANH, ERF -> add(new Unary(kind), between(-1.4, 1.4, 2, 3));
                case ABS -> {
                    add(new Unary(kind), between(0.1, 2, 4));
                    add(new Unary(kind), between(-2, -0.1, 4));
                }
                case LOG, SQRT, RSQRT, LOG1P -> add(new Unary(kind), between(0.3, 3, 5));
                case ASIN, ACOS -> add(new Unary(kind), between(-0.8, 0.8, 5));
                case SIGN, FLOOR, CEIL, ROUND, NOT, IS_NAN -> {
                }
            }
        }
        for (BinaryKind kind : BinaryKind.values()) {
            switch (kind) {
                case ADD, SUB, MUL, DIV, MAX, MIN, ATAN2 -> binary(kind, -2, 2, 0.5, 2.5);
                case MOD -> binary(kind, -5, 5, 2, 3);
                case POW -> binary(kind, 0.5, 2, -2, 3);
                case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> {
                }
            }
        }
        Tensor condition = Tensor.of(new boolean[]{true, false, true, false, false, true}, Shape.of(2, 3));
        add(new Where(), condition, between(-1, 1, 2, 3), between(-1, 1, 2, 3));
        add(new Where(), condition, between(-1, 1, 3), between(-1, 1, 2, 1));
        add(new Where(), Tensor.of(true, false, true), between(-1, 1, 2, 3), between(-1, 1));
        add(new Cast(DType.FLOAT32), between(-2, 2, 2, 3));
    }

    private void binary(BinaryKind kind, double lowA, double highA, double lowB, double highB) {
        int[][][] shapes = {{{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{3}, {2, 3}}, {{2, 1}, {1, 3}}, {{}, {2, 3}}, {{2, 3}, {1, 1}},
                {{2, 1, 3}, {4, 1}}};
        for (int[][] shape : shapes) {
            add(new Binary(kind), between(lowA, highA, shape[0]), between(lowB, highB, shape[1]));
        }
    }

    private void reductions() {
        for (ReduceKind kind : ReduceKind.values()) {
            for (IntList axes : List.of(ints(), ints(0), ints(1), ints(2), ints(0, 2), ints(1, 2), ints(0, 1, 2))) {
                add(new Reduce(kind, axes, false), apart(2, 3, 2));
                add(new Reduce(kind, axes, true), apart(2, 3, 2));
            }
            add(new Reduce(kind, ints(), false), between(-1, 1));
        }
        Tensor zeros = Tensor.of(new double[]{2, 0, -3, 4, 0.5, 0, 0, 7, 1.5, 2, 3, 4}, Shape.of(3, 4));
        add(new Reduce(ReduceKind.PROD, ints(1), false), zeros);
        add(new Reduce(ReduceKind.PROD, ints(0), true), zeros);
        for (int axis = 0; axis < 3; axis++) {
            add(new CumSum(axis), between(-1, 1, 2, 3, 2));
            add(new Sort(axis, false), apart(2, 3, 2));
            add(new Sort(axis, true), apart(2, 3, 2));
        }
        add(new TopK(2), apart(2, 4));
        add(new TopK(3), apart(3));
        add(new TopK(0), apart(2, 2));
    }

    private void products() {
        int[][][] batches = {{{}, {}}, {{2}, {}}, {{}, {2}}, {{2}, {2}}, {{2, 1}, {3}}, {{1}, {2}}};
        for (int[][] batch : batches) {
            for (int variant = 0; variant < 4; variant++) {
                boolean ta = (variant & 1) == 1;
                boolean tb = variant >= 2;
                add(new MatMul(ta, tb), matrix(batch[0], ta ? 3 : 2, ta ? 2 : 3), matrix(batch[1], tb ? 4 : 3, tb ? 3 : 4));
            }
        }
    }

    private static Tensor matrix(int[] batch, int rows, int columns) {
        int[] sizes = Arrays.copyOf(batch, batch.length + 2);
        sizes[batch.length] = rows;
        sizes[batch.length + 1] = columns;
        return between(-1, 1, sizes);
    }

    private void movements() {
        Tensor x = between(-1, 1, 2, 3);
        add(new Reshape(Shape.of(3, 2)), x);
        add(new Reshape(Shape.of(2, 3)), x);
        add(new BroadcastTo(Shape.of(2, 2, 3)), between(-1, 1, 2, 1));
        add(new BroadcastTo(Shape.of(2, 3)), between(-1, 1));
        add(new Permute(ints(2, 0, 1)), between(-1, 1, 2, 3, 4));
        add(new Permute(ints()), between(-1, 1));
        add(new Slice(ints(0, 1), ints(2, 6), ints(1, 2)), between(-1, 1, 2, 7));
        add(new Slice(ints(1, 2), ints(4, 7), ints(3, 4)), between(-1, 1, 5, 7));
        add(new Slice(ints(1), ints(1), ints(2)), between(-1, 1, 3));
        add(new Reverse(ints(1)), x);
        add(new Reverse(ints(0, 1)), x);
        add(new Pad(ints(1, 0), ints(0, 2), ints(2, 1), 0.5), x);
        add(new Pad(ints(1), ints(2), ints(3), 0), between(-1, 1, 1));
        add(new Pad(ints(1, 1), ints(0, 0), ints(1, 0), 0), Tensor.of(new double[0], Shape.of(0, 2)));
        add(new Concat(1), x, between(-1, 1, 2, 1), between(-1, 1, 2, 2));
        add(new Concat(0), x, x);
        add(new Windows(ints(1), ints(3), ints(2), ints(1)), between(-1, 1, 2, 8));
        add(new Windows(ints(0, 1), ints(2, 2), ints(1, 2), ints(2, 1)), between(-1, 1, 4, 5, 2));
        add(new FoldWindows(ints(8), ints(1), ints(3), ints(2), ints(1)), between(-1, 1, 2, 3, 3));
        add(new FoldWindows(ints(4, 5), ints(0, 1), ints(2, 2), ints(1, 2), ints(2, 1)), between(-1, 1, 2, 2, 2, 2, 2));
    }

    private void indexing() {
        add(new Gather(0), between(-1, 1, 3, 2), Tensor.of(2, 0, 2, 2));
        add(new Gather(1), between(-1, 1, 2, 3, 2), Tensor.of(new int[]{1, 1, 0, 2}, Shape.of(2, 2)));
        add(new Gather(0), between(-1, 1, 3), Tensor.of(new int[]{1}, Shape.scalar()));
        add(new ScatterAdd(0), between(-1, 1, 3, 2), Tensor.of(2, 0, 2, 2), between(-1, 1, 4, 2));
        add(new ScatterAdd(1), between(-1, 1, 2, 3), Tensor.of(new int[]{1, 1, 0, 2}, Shape.of(2, 2)), between(-1, 1, 2, 2, 2));
    }

    private void neural() {
        for (ActivationKind kind : ActivationKind.values()) {
            add(new Activate(kind), apart(3, 4));
            Tensor source = switch (kind) {
                case RELU -> between(0.2, 2, 3);
                case SIGMOID -> between(0.1, 0.9, 3);
                case TANH -> between(-0.9, 0.9, 3);
                case LINEAR, GELU, GELU_TANH, SILU, SOFTPLUS -> between(-2, 2, 3);
            };
            add(new ActivateGradient(kind), source, between(-1, 1, 3));
            if (kind.gradientFromOutput()) {
                for (int[] lead : new int[][]{{}, {2}, {2, 2}}) {
                    int[] sizes = Arrays.copyOf(lead, lead.length + 1);
                    sizes[lead.length] = 3;
                    add(new Linear(kind, true), between(-1, 1, sizes), between(-1, 1, 3, 2), between(-1, 1, 2));
                    add(new Linear(kind, false), between(-1, 1, sizes), between(-1, 1, 3, 2));
                }
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            add(new Softmax(axis), between(-2, 2, 2, 3, 2));
            add(new LogSoftmax(axis), between(-2, 2, 2, 3, 2));
        }
        add(new SoftmaxCrossEntropy(), between(-2, 2, 3, 4), between(0.1, 1, 3, 4));
        add(new SoftmaxCrossEntropy(), between(-2, 2, 4), between(0, 1, 4));
        add(new SparseSoftmaxCrossEntropy(), between(-2, 2, 3, 4), Tensor.of(0, 3, 1));
        add(new SparseSoftmaxCrossEntropy(), between(-2, 2, 2, 2, 3), Tensor.of(new int[]{0, 2, 1, 1}, Shape.of(2, 2)));
        add(new SparseSoftmaxCrossEntropy(), between(-2, 2, 4), Tensor.of(new int[]{2}, Shape.scalar()));
        add(new LayerNorm(1, 1e-3), between(-1, 1, 2, 4), between(0.5, 1.5, 4), between(-1, 1, 4));
        add(new LayerNorm(2, 1e-2), between(-1, 1, 2, 3, 2), between(0.5, 1.5, 3, 2), between(-1, 1, 3, 2));
    }

    private void updates() {
        Tensor w = between(-1, 1, 3);
        Tensor g = between(0.2, 1, 3);
        Tensor rate = between(0.1, 0.2);
        Tensor m = between(0.3, 1, 3);
        Tensor v = between(1, 2, 3);
        add(new Fused(chain(w.spec(), rate.spec())), w, g, rate);
        add(new SgdUpdate(0, false), w, g, rate);
        add(new SgdUpdate(0.9, false), w, g, rate, m);
        add(new SgdUpdate(0.9, true), w, g, rate, m);
        add(new RmspropUpdate(0.9, 0, 1e-3, false), w, g, rate, v);
        add(new RmspropUpdate(0.9, 0, 1e-3, true), w, g, rate, v, between(0.1, 0.2, 3));
        add(new RmspropUpdate(0.9, 0.8, 1e-3, false), w, g, rate, v, m);
        add(new RmspropUpdate(0.9, 0.8, 1e-3, true), w, g, rate, v, between(0.1, 0.2, 3), m);
        add(new AdamUpdate(0.9, 0.99, 1e-3, false), w, g, rate, m, v);
        add(new AdamUpdate(0.9, 0.99, 1e-3, true), w, g, rate, m, v, between(0.5, 0.6, 3));
        add(new AdamUpdate(0.9, 0.99, 1e-3, true), w, g, rate, m, v, between(3, 4, 3));
    }

    /// *exp(w·rate) + g*.
    private static Graph chain(TensorSpec each, TensorSpec rate) {
        Graph.Builder chain = new Graph.Builder();
        int w = chain.input(each);
        int g = chain.input(each);
        int scaled = chain.add(new Binary(BinaryKind.MUL), w, chain.input(rate));
        return chain.build(chain.add(new Binary(BinaryKind.ADD), chain.add(new Unary(UnaryKind.EXP), scaled), g));
    }
}
