package dev.telar.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// What each operation makes of shapes and types, and what it says when it does not take them.
class InferenceTest {

    private static TensorSpec f(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT32);
    }

    private static TensorSpec d(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT64);
    }

    private static TensorSpec i(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.INT32);
    }

    private static TensorSpec b(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.BOOL);
    }

    private static IntList l(int... values) {
        return IntList.of(values);
    }

    private static Arguments gives(Op op, List<TensorSpec> inputs, TensorSpec... results) {
        return Arguments.of(op, inputs, Arrays.asList(results));
    }

    static Stream<Arguments> results() {
        return Stream.of(gives(new Binary(BinaryKind.ADD), List.of(f(2, 1), f(3)), f(2, 3)),
                gives(new Binary(BinaryKind.MAX), List.of(b(2), b(2)), b(2)),
                gives(new Compare(CompareKind.LT), List.of(i(2, 1), i(3)), b(2, 3)),
                gives(new Unary(UnaryKind.EXP), List.of(d(4)), d(4)), gives(new Unary(UnaryKind.IS_NAN), List.of(f(4)), b(4)),
                gives(new Cast(DType.INT32), List.of(b(2)), i(2)),
                gives(new Where(), List.of(b(3), f(2, 1), f()), f(2, 3)),
                gives(new Reduce(ReduceKind.SUM, l(0, 2), false), List.of(f(2, 3, 4)), f(3)),
                gives(new Reduce(ReduceKind.MAX, l(1), true), List.of(b(2, 3)), b(2, 1)),
                gives(new Reduce(ReduceKind.MAX, l(1), false), List.of(f(0, 3)), f(0)),
                gives(new ArgReduce(true, 0, true), List.of(f(2, 3)), i(1, 3)), gives(new CumSum(1), List.of(f(2, 3)), f(2, 3)),
                gives(new Sort(0, true), List.of(b(2)), b(2), i(2)),
                gives(new MatMul(false, true), List.of(f(5, 1, 2, 3), f(4, 6, 3)), f(5, 4, 2, 6)),
                gives(new Reshape(Shape.of(3, 2)), List.of(f(2, 3)), f(3, 2)),
                gives(new BroadcastTo(Shape.of(2, 3)), List.of(f(1)), f(2, 3)),
                gives(new Permute(l(2, 0, 1)), List.of(f(2, 3, 4)), f(4, 2, 3)),
                gives(new Slice(l(1), l(6), l(2)), List.of(f(7)), f(3)), gives(new Reverse(l(0)), List.of(f(2, 3)), f(2, 3)),
                gives(new Pad(l(1), l(2), l(3), 0), List.of(f(3)), f(12)),
                gives(new Pad(l(1), l(2), l(3), 0), List.of(f(0)), f(3)),
                gives(new Concat(1), List.of(f(2, 1), f(2, 3)), f(2, 4)),
                gives(new Windows(l(1), l(3), l(2), l(2)), List.of(f(2, 9, 4)), f(2, 3, 4, 3)),
                gives(new FoldWindows(l(9), l(1), l(3), l(2), l(2)), List.of(f(2, 3, 4, 3)), f(2, 9, 4)),
                gives(new Gather(1), List.of(f(2, 5, 3), i(4, 6)), f(2, 4, 6, 3)),
                gives(new ScatterAdd(0), List.of(f(5, 3), i(2), f(2, 3)), f(5, 3)),
                gives(new Full(Shape.of(2), DType.UINT8, 255), List.of(), new TensorSpec(Shape.of(2), DType.UINT8)),
                gives(new Iota(Shape.of(2, 3), 1, DType.FLOAT64), List.of(), d(2, 3)),
                gives(new RandomBits(Shape.of(5)), List.of(i(2), i(2)), i(5)),
                gives(new HostCall("f", in -> List.of(), List.of(f(1))), List.of(i(3)), f(1)),
                gives(new TopK(2), List.of(f(3, 5)), f(3, 2), i(3, 2)), gives(new StopGradient(), List.of(i(3)), i(3)),
                gives(new Softmax(0), List.of(f(3)), f(3)), gives(new LogSoftmax(0), List.of(f(3)), f(3)),
                gives(new Linear(ActivationKind.RELU, true), List.of(f(2, 7, 3), f(3, 4), f(4)), f(2, 7, 4)),
                gives(new SoftmaxCrossEntropy(), List.of(f(2, 3), f(2, 3)), f(2)),
                gives(new SparseSoftmaxCrossEntropy(), List.of(f(2, 3), i(2)), f(2)),
                gives(new SgdUpdate(0.9, false), List.of(f(2), f(2), f(), f(2)), f(2), f(2)));
    }

    @ParameterizedTest
    @MethodSource("results")
    void infer_ofWhatFits_givesShapesAndTypes(Op op, List<TensorSpec> inputs, List<TensorSpec> expected) {
        assertThat(op.infer(inputs)).isEqualTo(expected);
    }

    private static Arguments shape(Op op, String message, TensorSpec... inputs) {
        return Arguments.of(op, List.of(inputs), ShapeException.class, message);
    }

    private static Arguments dtype(Op op, String message, TensorSpec... inputs) {
        return Arguments.of(op, List.of(inputs), DTypeException.class, message);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                shape(new Binary(BinaryKind.ADD),
                        "add › shapes (2,) and (3,) do not broadcast: sizes 2 and 3 at axis −1 differ and neither is 1", f(2),
                        f(3)),
                dtype(new Binary(BinaryKind.ADD),
                        "add: FLOAT32 and INT32 do not mix; there is no implicit promotion, cast one of them: x.cast(DType.FLOAT32)",
                        f(2),
                        i(2)),
                dtype(new Binary(BinaryKind.POW), "pow: takes FLOAT32, FLOAT64, given INT32; cast it: x.cast(DType.FLOAT32)",
                        i(2), i(2)),
                dtype(new Binary(BinaryKind.AND), "and: takes BOOL, INT32, UINT8, given FLOAT32; cast it: x.cast(DType.BOOL)",
                        f(2), f(2)),
                dtype(new Unary(UnaryKind.EXP), "exp: takes FLOAT32, FLOAT64, given BOOL; cast it: x.cast(DType.FLOAT32)", b(2)),
                dtype(new Where(), "where: takes BOOL, given INT32; cast it: x.cast(DType.BOOL)", i(2), f(2), f(2)),
                dtype(new Reduce(ReduceKind.SUM, l(0), false),
                        "sum: takes FLOAT32, FLOAT64, INT32, given BOOL; cast it: x.cast(DType.FLOAT32)", b(2)),
                shape(new Reduce(ReduceKind.MAX, l(0), false), "max: no element to choose from along axes [0] of shape (0, 3)",
                        f(0, 3)),
                shape(new Reduce(ReduceKind.SUM, l(1, 0), false), "sum: axes must ascend and differ, given [1, 0]", f(2, 3)),
                shape(new Reduce(ReduceKind.SUM, l(2), false), "sum: axis 2 is out of bounds for shape (2, 3)", f(2, 3)),
                shape(new ArgReduce(true, 1, false), "argmax: no element to choose from along axis 1 of shape (2, 0)", f(2, 0)),
                shape(new MatMul(false, false), "matmul: inner sizes differ: (128, 784) × (783, 512)", f(128, 784), f(783, 512)),
                shape(new MatMul(true, false), "matmul: inner sizes differ: (2, 3)ᵀ × (4, 5)", f(2, 3), f(4, 5)),
                shape(new MatMul(false, false), "matmul: both inputs need two axes or more: (3,) × (3, 2)", f(3), f(3, 2)),
                dtype(new MatMul(false, false), "matmul: takes FLOAT32, FLOAT64, given INT32; cast it: x.cast(DType.FLOAT32)",
                        i(2, 2),
                        i(2, 2)),
                shape(new Reshape(Shape.of(4)), "reshape: (2, 3) has 6 elements, (4,) has 4", f(2, 3)),
                shape(new BroadcastTo(Shape.of(4)), "broadcast_to: (3,) does not broadcast to (4,)", f(3)),
                shape(new Permute(l(0, 0)), "transpose: [0, 0] is no order of the axes 0 … 1 of shape (2, 3)", f(2, 3)),
                shape(new Slice(l(2), l(1), l(1)),
                        "slice: axis 0 of shape (3,): 0 ≤ start ≤ limit ≤ 3 and step ≥ 1 expected, given 2, 1, 1",
                        f(3)),
                shape(new Slice(l(), l(1), l(1)), "slice: start must have 1 entries, given []", f(3)),
                shape(new Pad(l(-1), l(0), l(0), 0), "pad: axis 0: low, high and interior must be 0 or more, given -1, 0, 0",
                        f(3)),
                dtype(new Pad(l(1), l(0), l(0), 0.5), "full: INT32 cannot hold 0.5; cast the tensor to a floating type first",
                        i(3)),
                shape(new Concat(0), "concat: shapes differ beyond axis 0: (2, 3) and (2, 4)", f(2, 3), f(2, 4)),
                shape(new Windows(l(0), l(4), l(1), l(1)),
                        "windows: axis 0 of shape (3,): size, stride and dilation must be 1 or more and the window must fit 3 elements,"
                                + " given 4, 1, 1",
                        f(3)),
                shape(new FoldWindows(l(5), l(0), l(2), l(1), l(1)),
                        "fold_windows: the windows of (5,) must have shape (4, 2), given (3, 2)", f(3, 2)),
                dtype(new Gather(0), "gather: takes INT32, given FLOAT32; cast it: x.cast(DType.INT32)", f(3), f(2)),
                shape(new ScatterAdd(0), "scatter_add: the updates must have shape (2,), given (3,)", f(5), i(2), f(3)),
                dtype(new Iota(Shape.of(2), 0, DType.BOOL), "iota: BOOL does not count"),
                shape(new RandomBits(Shape.of(2)), "random_bits: key and counter must have shape (2,), given (3,)", i(2), i(3)),
                shape(new TopK(4), "top_k: k = 4 of shape (3,), at most the size of the last axis", f(3)),
                shape(new Linear(ActivationKind.LINEAR, false), "linear: inner sizes differ: (2, 3) × (4, 5)", f(2, 3), f(4, 5)),
                shape(new Linear(ActivationKind.LINEAR, true), "linear: the bias must have shape (5,), given (4,)", f(2, 3),
                        f(3, 5), f(4)),
                shape(new SoftmaxCrossEntropy(), "softmax_cross_entropy: shapes differ: (2, 3) and (2, 4)", f(2, 3), f(2, 4)),
                shape(new SparseSoftmaxCrossEntropy(),
                        "sparse_softmax_cross_entropy: the labels must have shape (2,), given (3,)",
                        f(2, 3), i(3)),
                shape(new SgdUpdate(0, false), "sgd_update: the learning rate must have shape (), given (1,)", f(2), f(2), f(1)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void infer_ofWhatDoesNotFit_saysWhatWasGivenAndExpected(Op op, List<TensorSpec> inputs, Class<?> type, String message) {
        assertThatThrownBy(() -> op.infer(inputs)).isInstanceOf(type).hasMessage(message);
    }

    @Test
    void infer_ofAnotherNumberOfInputs_isRefused() {
        assertThatThrownBy(() -> new Where().infer(List.of(f(1)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("where: takes 3 inputs, given 1");
        assertThatThrownBy(() -> new Concat(0).infer(List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("concat: takes 1 input or more, given 0");
        assertThatThrownBy(() -> new Linear(ActivationKind.GELU, true)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("linear: GELU needs its input for its gradient, apply it by itself");
    }

    @Test
    void full_ofAValueThatTheTypeCannotHold_isRefused() {
        assertThatThrownBy(() -> new Full(Shape.scalar(), DType.UINT8, 256)).isInstanceOf(DTypeException.class)
                .hasMessage("full: UINT8 cannot hold 256.0; cast the tensor to a floating type first");
        assertThatThrownBy(() -> new Full(Shape.scalar(), DType.BOOL, 2)).isInstanceOf(DTypeException.class);
    }

    @Test
    void hostArray_ofAnotherSize_isRefused() {
        assertThatThrownBy(() -> HostArray.of(Shape.of(3), new float[2])).isInstanceOf(ShapeException.class)
                .hasMessage("host array: FLOAT32 (3,) takes 12 bytes, given 8");
    }

    @Test
    void operations_haveValueEquality() {
        assertThat(new Slice(l(1), l(2), l(1))).isEqualTo(new Slice(l(1), l(2), l(1))).isNotEqualTo(new Slice(l(1), l(2), l(2)));
        assertThat(new Full(Shape.scalar(), DType.FLOAT32, 0.0)).isNotEqualTo(new Full(Shape.scalar(), DType.FLOAT32, -0.0));
    }
}
