package dev.telar.tensor;

import java.util.List;

import dev.telar.op.ArgReduce;
import dev.telar.op.CumSum;
import dev.telar.op.LogSoftmax;
import dev.telar.op.MatMul;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Softmax;
import dev.telar.op.Sort;
import dev.telar.op.TopK;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// The part of [Tensor] that runs along axes. Axes count from 0, or from the end by negative numbers; where none is named, all are
/// meant. `…KeepDims` leaves the axes in place with size 1.
public sealed interface Reductions permits Tensor {

    /// The sum; 0 of nothing.
    default Tensor sum(int... axes) {
        return reduce(ReduceKind.SUM, axes, false);
    }

    /// The sum; 0 of nothing. The axes stay, with size 1.
    default Tensor sumKeepDims(int... axes) {
        return reduce(ReduceKind.SUM, axes, true);
    }

    /// The product; 1 of nothing.
    default Tensor prod(int... axes) {
        return reduce(ReduceKind.PROD, axes, false);
    }

    /// The product; 1 of nothing. The axes stay, with size 1.
    default Tensor prodKeepDims(int... axes) {
        return reduce(ReduceKind.PROD, axes, true);
    }

    /// The greatest element; NaN if one is.
    default Tensor max(int... axes) {
        return reduce(ReduceKind.MAX, axes, false);
    }

    /// The greatest element; NaN if one is. The axes stay, with size 1.
    default Tensor maxKeepDims(int... axes) {
        return reduce(ReduceKind.MAX, axes, true);
    }

    /// The smallest element; NaN if one is.
    default Tensor min(int... axes) {
        return reduce(ReduceKind.MIN, axes, false);
    }

    /// The smallest element; NaN if one is. The axes stay, with size 1.
    default Tensor minKeepDims(int... axes) {
        return reduce(ReduceKind.MIN, axes, true);
    }

    /// The arithmetic mean, the sum divided by the count; NaN of nothing.
    default Tensor mean(int... axes) {
        return sum(axes).divide(count(axes));
    }

    /// The arithmetic mean; the axes stay, with size 1.
    default Tensor meanKeepDims(int... axes) {
        return sumKeepDims(axes).divide(count(axes));
    }

    /// The biased variance, the mean of the squared distances from the mean, as `numpy.var`.
    default Tensor variance(int... axes) {
        return self().subtract(meanKeepDims(axes)).square().mean(axes);
    }

    /// The square root of the biased variance, as `numpy.std`.
    default Tensor std(int... axes) {
        return variance(axes).sqrt();
    }

    /// Whether any element is true; BOOL.
    default Tensor any(int... axes) {
        return self().cast(DType.BOOL).max(axes);
    }

    /// Whether all elements are true; BOOL.
    default Tensor all(int... axes) {
        return self().cast(DType.BOOL).min(axes);
    }

    /// log Σ eˣ, without overflow.
    default Tensor logSumExp(int... axes) {
        Tensor max = maxKeepDims(axes).stopGradient();
        Tensor shift = Tensor.where(max.isFinite(), max, max.like(0));
        return self().subtract(shift).exp().sum(axes).log()
                .add(shift.reshape(self().shape().reduced(self().shape().axes(axes), false)));
    }

    /// The index of the greatest element along an axis, of several equal ones the first; INT32.
    default Tensor argMax(int axis) {
        return Interpreters.one(new ArgReduce(true, self().shape().axis(axis), false), self());
    }

    /// The index of the smallest element along an axis, of several equal ones the first; INT32.
    default Tensor argMin(int axis) {
        return Interpreters.one(new ArgReduce(false, self().shape().axis(axis), false), self());
    }

    /// The running sum along an axis.
    default Tensor cumSum(int axis) {
        return Interpreters.one(new CumSum(self().shape().axis(axis)), self());
    }

    /// The elements in ascending order along an axis; NaN last.
    default Tensor sort(int axis) {
        return Interpreters.apply(new Sort(self().shape().axis(axis), false), List.of(self())).get(0);
    }

    /// The indices that would sort along an axis in ascending order, stable; INT32.
    default Tensor argSort(int axis) {
        return Interpreters.apply(new Sort(self().shape().axis(axis), false), List.of(self())).get(1);
    }

    /// The `k` greatest elements along the last axis in descending order, and their INT32 indices.
    default List<Tensor> topK(int k) {
        return Interpreters.apply(new TopK(k), List.of(self()));
    }

    /// *exp(xᵢ − max x) / Σ exp(xⱼ − max x)* along an axis.
    default Tensor softmax(int axis) {
        return Interpreters.one(new Softmax(self().shape().axis(axis)), self());
    }

    /// The logarithm of [#softmax], without overflow.
    default Tensor logSoftmax(int axis) {
        return Interpreters.one(new LogSoftmax(self().shape().axis(axis)), self());
    }

    /// The matrix product over the last two axes, *C[i,j] = Σₖ A[i,k]·B[k,j]*; axes before them are batches and broadcast. A vector on the
    /// left counts as a row, on the right as a column, and that axis is dropped again, as in `numpy.matmul`.
    default Tensor matmul(Tensor other) {
        Tensor a = self().shape().rank() == 1 ? self().expandDims(0) : self();
        Tensor b = other.shape().rank() == 1 ? other.expandDims(1) : other;
        Tensor product = Interpreters.one(new MatMul(false, false), a, b);
        if (b != other) {
            product = product.squeeze(-1);
        }
        return a == self() ? product : product.squeeze(b == other ? -2 : -1);
    }

    /// The matrix product with one side or both transposed, which costs nothing.
    default Tensor matmul(Tensor other, boolean transposeThis, boolean transposeOther) {
        return Interpreters.one(new MatMul(transposeThis, transposeOther), self(), other);
    }

    private Tensor reduce(ReduceKind kind, int[] axes, boolean keepDims) {
        IntList along = self().shape().axes(axes);
        return Interpreters.one(new Reduce(kind, along, keepDims), self());
    }

    private double count(int[] axes) {
        Shape shape = self().shape();
        IntList along = shape.axes(axes);
        double n = 1;
        for (int i = 0; i < along.size(); i++) {
            n *= shape.size(along.get(i));
        }
        return n;
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
