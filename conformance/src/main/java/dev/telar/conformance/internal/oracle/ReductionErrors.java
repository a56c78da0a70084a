package dev.telar.conformance.internal.oracle;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.op.ArgReduce;
import dev.telar.op.CumSum;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Reduction;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The errors of what runs along axes.
final class ReductionErrors {

    private final Precision precision;

    ReductionErrors(Precision precision) {
        this.precision = precision;
    }

    List<@Nullable Tensor> of(Reduction op, Approximate x, List<Tensor> results) {
        return switch (op) {
            case Reduce reduce -> list(reduce(reduce, x, results.getFirst()));
            case ArgReduce _ -> list(index(x, results.getFirst()));
            case CumSum cumSum -> list(cumSum(cumSum, x));
            case Sort sort -> list(sorted(sort, x), index(x, results.get(1)));
        };
    }

    private static List<@Nullable Tensor> list(@Nullable Tensor... errors) {
        return Arrays.asList(errors);
    }

    private @Nullable Tensor reduce(Reduce op, Approximate x, Tensor y) {
        double terms = y.shape().elements() == 0 ? 0 : (double) x.value().shape().elements() / y.shape().elements();
        boolean rounds = x.value().dtype().isFloating() && terms > 1;
        return switch (op.kind()) {
            case SUM -> Approximate.sum(x.error() == null ? null : along(op, x.bound()),
                    rounds ? along(op, x.size()).multiply(Tolerances.sumErrors(terms) * precision.roundoff()) : null);
            case PROD -> product(op, x, rounds ? terms : 0);
            // each candidate is off by its own error at most, so the extreme is by the greatest of them
            case MAX, MIN -> x.error() == null || x.value().shape().elements() == 0
                    ? null
                    : along(new Reduce(ReduceKind.MAX, op.axes(), op.keepDims()), x.bound());
        };
    }

    private @Nullable Tensor product(Reduce op, Approximate x, double roundings) {
        if (x.error() == null && roundings == 0) {
            return null;
        }
        Tensor size = along(op, x.size());
        Tensor greatest = along(op, x.size().add(x.bound()));
        return greatest.subtract(size).add(greatest.multiply(roundings * precision.roundoff()))
                .add(roundings * Tolerances.HALF_ULP * precision.ulp(0));
    }

    private static Tensor along(Reduce op, Tensor x) {
        return Tensor.apply(op, x).getFirst();
    }

    /// Places found among uncertain values could be any.
    private static @Nullable Tensor index(Approximate x, Tensor y) {
        return x.error() == null ? null : Tensor.full(Integer.MAX_VALUE, new TensorSpec(y.shape(), DType.FLOAT64));
    }

    private @Nullable Tensor cumSum(CumSum op, Approximate x) {
        int terms = x.value().shape().size(op.axis());
        Tensor own = x.value().dtype().isFloating() && terms > 1
                ? x.size().cumSum(op.axis()).multiply(terms * precision.roundoff())
                : null;
        return Approximate.sum(x.error() == null ? null : x.bound().cumSum(op.axis()), own);
    }

    /// No place in the order moves by more than the greatest error of the lane.
    private static @Nullable Tensor sorted(Sort op, Approximate x) {
        if (x.error() == null || x.value().shape().elements() == 0) {
            return null;
        }
        Tensor greatest = along(new Reduce(ReduceKind.MAX, IntList.of(op.axis()), true), x.bound());
        return greatest.broadcastTo(x.value().shape());
    }
}
