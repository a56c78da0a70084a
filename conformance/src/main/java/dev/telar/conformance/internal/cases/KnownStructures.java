package dev.telar.conformance.internal.cases;

import static dev.telar.conformance.internal.cases.Known.exactly;
import static dev.telar.conformance.internal.cases.Known.within;

import java.util.List;
import java.util.stream.Stream;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.ArgReduce;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Concat;
import dev.telar.op.CumSum;
import dev.telar.op.FoldWindows;
import dev.telar.op.Full;
import dev.telar.op.Gather;
import dev.telar.op.Iota;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.MatMul;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.RandomBits;
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
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// Known results of reductions, products, movement, indexing and composites.
final class KnownStructures {

    private static final float INF = Float.POSITIVE_INFINITY;
    private static final float NAN = Float.NaN;

    /// For numbers that are not fixed to the bit.
    private static final double FEW = 4;

    private KnownStructures() {}

    static List<Known> all() {
        return Stream.of(reductions(), products(), movements(), indexing(), creation(), activations(), layers(), updates())
                .flatMap(List::stream).toList();
    }

    private static Input in(float... values) {
        return Input.of(values);
    }

    private static Input ints(int... values) {
        return Input.of(values);
    }

    private static Reduce over(ReduceKind kind, int... axes) {
        return new Reduce(kind, IntList.of(axes), false);
    }

    /// A scalar FLOAT32 result.
    private static Input one(double value) {
        return Input.scalar(DType.FLOAT32, value);
    }

    private static List<Known> reductions() {
        return List.of(
                exactly("1 to 100", over(ReduceKind.SUM, 0), one(5050), Values.each(DType.FLOAT32, i -> i + 1, 100)),
                exactly("powers of two", over(ReduceKind.SUM, 0), one(0x1p12 - 1),
                        Values.each(DType.FLOAT32, i -> Math.scalb(1.0, i), 12)),
                exactly("rows and columns", over(ReduceKind.SUM, 1), in(3, 12), Values.each(DType.FLOAT32, i -> i, 2, 3)),
                exactly("columns", over(ReduceKind.SUM, 0), in(3, 5, 7), Values.each(DType.FLOAT32, i -> i, 2, 3)),
                exactly("wraps around", over(ReduceKind.SUM, 0), Input.scalar(DType.INT32, Integer.MIN_VALUE),
                        ints(Integer.MAX_VALUE, 1)),
                exactly("of nothing", over(ReduceKind.SUM, 0), in(0, 0), Values.each(DType.FLOAT32, _ -> 1, 0, 2)),
                exactly("of nothing", over(ReduceKind.PROD, 0), in(1, 1), Values.each(DType.FLOAT32, _ -> 1, 0, 2)),
                exactly("1 to 10", over(ReduceKind.PROD, 0), one(3628800), Values.each(DType.FLOAT32, i -> i + 1, 10)),
                exactly("NaN wins", over(ReduceKind.MAX, 1), in(NAN, NAN, 3), in(1, NAN, NAN, 1, 3, 2).shaped(3, 2)),
                exactly("NaN wins", over(ReduceKind.MIN, 1), in(NAN, NAN, 2), in(1, NAN, NAN, 1, 3, 2).shaped(3, 2)),
                exactly("the first of equal ones", new ArgReduce(true, 0, false), Input.scalar(DType.INT32, 1), in(1, 3, 3, 3)),
                exactly("the first of equal ones", new ArgReduce(false, 0, false), Input.scalar(DType.INT32, 1), in(3, 1, 1, 1)),
                exactly("the first NaN", new ArgReduce(true, 0, false), Input.scalar(DType.INT32, 1), in(INF, NAN, 3, NAN)),
                exactly("the first NaN", new ArgReduce(false, 0, false), Input.scalar(DType.INT32, 1), in(-INF, NAN, -3, NAN)),
                exactly("zeros of both signs are equal", new ArgReduce(true, 0, false), Input.scalar(DType.INT32, 0), in(-0f, 0)),
                exactly("sums so far", new CumSum(0), in(1, 3, 6, 10), in(1, 2, 3, 4)),
                new Known(new Case("stable, NaN last", new Sort(0, false), List.of(in(NAN, 2, 1, 2, -INF))), 0,
                        List.of(in(-INF, 1, 2, 2, NAN).values(), ints(4, 2, 1, 3, 0).values())),
                new Known(new Case("stable, NaN first", new Sort(0, true), List.of(in(1, NAN, 2, 2, 1))), 0,
                        List.of(in(NAN, 2, 2, 1, 1).values(), ints(1, 2, 3, 0, 4).values())));
    }

    private static List<Known> products() {
        Input a = Values.each(DType.FLOAT32, i -> i + 1, 2, 3);
        Input b = Values.each(DType.FLOAT32, i -> i + 1, 3, 2);
        Input product = in(22, 28, 49, 64).shaped(2, 2);
        return List.of(
                exactly("whole numbers", new MatMul(false, false), product, a, b),
                exactly("whole numbers", new MatMul(true, false), product, in(1, 4, 2, 5, 3, 6).shaped(3, 2), b),
                exactly("whole numbers", new MatMul(false, true), product, a, in(1, 3, 5, 2, 4, 6).shaped(2, 3)),
                exactly("whole numbers", new MatMul(true, true), product, in(1, 4, 2, 5, 3, 6).shaped(3, 2),
                        in(1, 3, 5, 2, 4, 6).shaped(2, 3)),
                exactly("nothing to add up gives 0", new MatMul(false, false), in(0, 0, 0, 0, 0, 0).shaped(2, 3),
                        Values.each(DType.FLOAT32, _ -> 1, 2, 0), Values.each(DType.FLOAT32, _ -> 1, 0, 3)),
                exactly("0·∞ is NaN", new MatMul(false, false), in(NAN).shaped(1, 1), in(0, 1).shaped(1, 2),
                        in(INF, 1).shaped(2, 1)));
    }

    private static List<Known> movements() {
        Input x = Values.each(DType.INT32, i -> i, 2, 3);
        return List.of(
                exactly("two axes", new Permute(IntList.of(1, 0)), ints(0, 3, 1, 4, 2, 5).shaped(3, 2), x),
                exactly("row-major", new Reshape(Shape.of(3, 2)), ints(0, 1, 2, 3, 4, 5).shaped(3, 2), x),
                exactly("a row", new BroadcastTo(Shape.of(2, 3)), ints(7, 8, 9, 7, 8, 9).shaped(2, 3), ints(7, 8, 9)),
                exactly("every second column", new Slice(IntList.of(0, 0), IntList.of(2, 3), IntList.of(1, 2)),
                        ints(0, 2, 3, 5).shaped(2, 2), x),
                exactly("columns", new Reverse(IntList.of(1)), ints(2, 1, 0, 5, 4, 3).shaped(2, 3), x),
                exactly("before, between and behind", new Pad(IntList.of(1), IntList.of(2), IntList.of(1), 9),
                        ints(9, 1, 9, 2, 9, 9), ints(1, 2)),
                exactly("columns", new Concat(1), ints(0, 1, 2, 7, 3, 4, 5, 8).shaped(2, 4), x, ints(7, 8).shaped(2, 1)),
                exactly("of two", new Windows(IntList.of(0), IntList.of(2), IntList.of(1), IntList.of(1)),
                        ints(1, 2, 2, 3, 3, 4).shaped(3, 2), ints(1, 2, 3, 4)),
                exactly("of two", new FoldWindows(IntList.of(4), IntList.of(0), IntList.of(2), IntList.of(1), IntList.of(1)),
                        ints(1, 5, 9, 6), ints(1, 2, 3, 4, 5, 6).shaped(3, 2)));
    }

    private static List<Known> indexing() {
        return List.of(
                exactly("rows", new Gather(0), ints(4, 5, 0, 1, 4, 5).shaped(3, 2), Values.each(DType.INT32, i -> i, 3, 2),
                        ints(2, 0, 2)),
                exactly("one index twice", new ScatterAdd(0), ints(1, 52, 3), ints(1, 2, 3), ints(1, 1), ints(20, 30)));
    }

    private static List<Known> creation() {
        return List.of(
                exactly("the smallest integer", new Full(Shape.of(2), DType.INT32, Integer.MIN_VALUE),
                        ints(Integer.MIN_VALUE, Integer.MIN_VALUE)),
                exactly("beyond FLOAT32", new Full(Shape.of(1), DType.INT32, 16777217), ints(16777217)),
                exactly("along rows", new Iota(Shape.of(2, 3), 1, DType.INT32), ints(0, 1, 2, 0, 1, 2).shaped(2, 3)),
                // the test vector of Random123 for a counter and a key of zeros
                exactly("Random123's vector", new RandomBits(Shape.of(4)), ints(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8),
                        ints(0, 0),
                        ints(0, 0)));
    }

    private static Activate act(ActivationKind kind) {
        return new Activate(kind);
    }

    private static List<Known> activations() {
        return List.of(
                exactly("both signs", act(ActivationKind.RELU), in(0, 2, 0), in(-1, 2, 0)),
                within(FEW, "0 and 1", act(ActivationKind.SIGMOID), in(0.5f, 0.7310586f), in(0, 1)),
                within(FEW, "0 and 1", act(ActivationKind.TANH), in(0, 0.7615942f), in(0, 1)),
                within(FEW, "0 and 1", act(ActivationKind.GELU), in(0, 0.8413447f), in(0, 1)),
                within(FEW, "0 and 1", act(ActivationKind.GELU_TANH), in(0, 0.841192f), in(0, 1)),
                within(FEW, "0 and 1", act(ActivationKind.SILU), in(0, 0.7310586f), in(0, 1)),
                within(FEW, "0 and 100", act(ActivationKind.SOFTPLUS), in(0.6931472f, 100), in(0, 100)),
                within(FEW, "by the output", new ActivateGradient(ActivationKind.SIGMOID), in(0.5f, 0), in(0.5f, 1), in(2, 3)),
                within(FEW, "by the output", new ActivateGradient(ActivationKind.TANH), in(1.5f, 0), in(0.5f, 1), in(2, 3)),
                within(FEW, "by the input", new ActivateGradient(ActivationKind.GELU), in(0.5f, 1.0833155f), in(0, 1), in(1, 1)),
                within(FEW, "by the input", new ActivateGradient(ActivationKind.SOFTPLUS), in(1, 0.7310586f), in(0, 1), in(2, 1)),
                exactly("0 at 0", new ActivateGradient(ActivationKind.RELU), in(0, 5), in(0, 1), in(3, 5)));
    }

    private static List<Known> layers() {
        Input equal = in(3, 3, 3, 3).shaped(1, 4);
        return List.of(
                exactly("relu of a layer", new Linear(ActivationKind.RELU, true), in(8, 0).shaped(1, 2), in(1, 2).shaped(1, 2),
                        in(1, -1, 3, -1).shaped(2, 2), in(1, 1)),
                within(FEW, "equal logits", new Softmax(1), in(0.25f, 0.25f, 0.25f, 0.25f).shaped(1, 4), equal),
                within(FEW, "-∞ has no share", new Softmax(0), in(0.5f, 0, 0.5f), in(1000, -INF, 1000)),
                exactly("-∞ throughout", new Softmax(0), in(NAN, NAN), in(-INF, -INF)),
                within(FEW, "equal logits", new LogSoftmax(1),
                        in(-1.3862944f, -1.3862944f, -1.3862944f, -1.3862944f).shaped(1, 4), equal),
                within(FEW, "equal logits", new SparseSoftmaxCrossEntropy(), in(1.3862944f), equal, ints(2)),
                within(FEW, "equal logits", new SoftmaxCrossEntropy(), in(1.3862944f), equal, in(0, 1, 0, 0).shaped(1, 4)),
                within(FEW, "1 to 4", new LayerNorm(1, 0), in(-1.3416408f, -0.4472136f, 0.4472136f, 1.3416408f), in(1, 2, 3, 4),
                        in(1, 1, 1, 1), in(0, 0, 0, 0)));
    }

    /// From *w = 1, g = 2, η = 0.1* and slots of 0.
    private static List<Known> updates() {
        Input w = in(1);
        Input g = in(2);
        Input rate = one(0.1);
        Input zero = in(0);
        return List.of(
                within(FEW, "one step", new SgdUpdate(0, false), in(0.8f), w, g, rate),
                new Known(new Case("one step", new SgdUpdate(0.9, false), List.of(w, g, rate, zero)), FEW,
                        List.of(in(0.8f).values(), in(-0.2f).values())),
                new Known(new Case("one step", new SgdUpdate(0.9, true), List.of(w, g, rate, zero)), FEW,
                        List.of(in(0.62f).values(), in(-0.2f).values())),
                // v = 0.1·4, w = 1 − 0.2/√0.4
                new Known(new Case("one step", new RmspropUpdate(0.9, 0, 0, false), List.of(w, g, rate, zero)), FEW,
                        List.of(in(0.6837722f).values(), in(0.4f).values())),
                // m = 0.1·2, v = 0.01·4, w = 1 − 0.1·0.2/(0.2 + 0.2): ε stands beside the root
                new Known(new Case("one step", new AdamUpdate(0.9, 0.99, 0.2, false), List.of(w, g, rate, zero, zero)), FEW,
                        List.of(in(0.95f).values(), in(0.2f).values(), in(0.04f).values())));
    }
}
