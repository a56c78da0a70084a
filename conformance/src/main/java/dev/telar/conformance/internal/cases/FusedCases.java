package dev.telar.conformance.internal.cases;

import java.util.List;

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
import dev.telar.op.MatMul;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// Operations that run as one.
public final class FusedCases {

    private FusedCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            for (int[] shape : new int[][]{{}, {0}, {7}, {3, 5}, {33, 40}}) {
                chain("chain", cases, Values.normal(dtype, 1, shape), Values.normal(dtype, 2, shape), Values.normal(dtype, 3, shape));
            }
            Input x = Values.normal(dtype, 1, 4, 1, 33);
            Input rows = Values.normal(dtype, 2, 5, 33);
            chain("broadcast", cases, Values.normal(dtype, 1, 4, 5, 33), Values.normal(dtype, 2, 33), Values.normal(dtype, 3, 4, 1, 1));
            chain("broadcast", cases, Values.normal(dtype, 1, 4, 5, 33), Values.normal(dtype, 2, 5, 1), Values.normal(dtype, 3));
            chain("both broadcast", cases, x, rows, Values.normal(dtype, 3, 4, 5, 33));
            step(cases, dtype, 4, 33);
            choice("chosen", cases, Values.normal(dtype, 1, 4, 33), Values.normal(dtype, 2, 4, 33));
            choice("chosen", cases, Values.normal(dtype, 1, 4, 33), Values.normal(dtype, 2, 33));
            choice("special", cases, Values.special(dtype), Values.each(dtype, i -> i % 3 - 1, Values.special(dtype).spec().shape().count()));
            structure(cases, Values.normal(dtype, 1, 6, 7), Values.normal(dtype, 2, 7, 9), Values.normal(dtype, 3, 9));
        }
        chain("large", cases, Values.normal(1, 210, 201), Values.normal(2, 201), Values.normal(3, 210, 1));
        return cases.list();
    }

    /// *tanh(a + b)·c*, and the sum on the way.
    private static void chain(String note, Cases cases, Input a, Input b, Input c) {
        Graph.Builder body = builder(a, b, c);
        int sum = body.add(new Binary(BinaryKind.ADD), 0, 1);
        int size = body.add(new Unary(UnaryKind.TANH), sum);
        int product = body.add(new Binary(BinaryKind.MUL), size, 2);
        cases.add(note, new Fused(body.build(product, sum)), a, b, c);
    }

    /// A step of momentum, two results, and a gradient of an activation before it.
    private static void step(Cases cases, DType dtype, int... shape) {
        Input w = Values.normal(dtype, 1, shape);
        Input dy = Values.normal(dtype, 2, shape);
        Input v = Values.normal(dtype, 3, shape);
        Input rate = Input.scalar(dtype, 0.1);
        Graph.Builder body = builder(w, dy, v, rate);
        int activated = body.add(new Activate(ActivationKind.SILU), 0);
        int gradient = body.add(new ActivateGradient(ActivationKind.SILU), activated, 1);
        int moved = body.add(new Binary(BinaryKind.MUL), gradient, 3);
        int kept = body.add(new Full(Shape.scalar(), dtype, 0.75));
        int old = body.add(new Binary(BinaryKind.MUL), 2, kept);
        int velocity = body.add(new Binary(BinaryKind.SUB), old, moved);
        int weights = body.add(new Binary(BinaryKind.ADD), 0, velocity);
        cases.add("two results", new Fused(body.build(weights, velocity)), w, dy, v, rate);
    }

    /// The greater where both are numbers, and how often that is the first.
    private static void choice(String note, Cases cases, Input a, Input b) {
        Graph.Builder body = builder(a, b);
        int greater = body.add(new Compare(CompareKind.GT), 0, 1);
        int chosen = body.add(new Where(), greater, 0, 1);
        int one = body.add(new Cast(a.spec().dtype()), greater);
        int other = body.add(new Unary(UnaryKind.NOT), greater);
        int sum = body.add(new Binary(BinaryKind.ADD), chosen, one);
        cases.add(note, new Fused(body.build(chosen, sum, other)), a, b);
    }

    /// What no backend need run as one.
    private static void structure(Cases cases, Input a, Input b, Input c) {
        Graph.Builder body = builder(a, b, c);
        int product = body.add(new MatMul(false, false), 0, 1);
        int shifted = body.add(new Binary(BinaryKind.ADD), product, 2);
        int sum = body.add(new Reduce(ReduceKind.SUM, IntList.of(1), false), shifted);
        cases.add("product and sum", new Fused(body.build(sum)), a, b, c);
    }

    private static Graph.Builder builder(Input... inputs) {
        Graph.Builder builder = new Graph.Builder();
        for (Input input : inputs) {
            builder.input(input.spec());
        }
        return builder;
    }
}
