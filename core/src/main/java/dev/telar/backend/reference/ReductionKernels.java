package dev.telar.backend.reference;

import java.util.Arrays;
import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.op.ArgReduce;
import dev.telar.op.CumSum;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Reduction;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// What runs along axes.
final class ReductionKernels {

    private ReductionKernels() {}

    static List<Object> run(Reduction op, Invocation call) {
        ArrayStorage x = ArrayStorage.input(call, 0);
        return switch (op) {
            case Reduce reduce -> List.of(reduce(reduce, x));
            case ArgReduce arg -> List.of(argReduce(arg, x));
            case CumSum sum -> List.of(cumSum(sum.axis(), x));
            case Sort sort -> SortKernel.run(sort, x);
        };
    }

    /// The place of each element of `shape` in the row-major result of a reduction along `axes`.
    private static int[] targets(Shape shape, IntList axes) {
        int[] strides = Strides.dense(shape.reduced(axes, true));
        for (int i = 0; i < axes.size(); i++) {
            strides[axes.get(i)] = 0;
        }
        return new Strides(0, shape.toArray(), strides).indices();
    }

    private static Object reduce(Reduce op, ArrayStorage x) {
        int[] targets = targets(x.shape(), op.axes());
        int count = x.shape().reduced(op.axes(), false).count();
        boolean integer = x.dtype() == DType.INT32;
        return switch (op.kind()) {
            case SUM -> integer ? sum(x.ints(), targets, count) : Elements.ofDoubles(sum(x.doubles(), targets, count), x.dtype());
            case PROD -> integer
                    ? product(x.ints(), targets, count)
                    : Elements.ofDoubles(product(x.doubles(), targets, count), x.dtype());
            case MAX, MIN -> Elements.ofDoubles(extreme(op.kind(), x.doubles(), targets, count), x.dtype());
        };
    }

    private static double[] sum(double[] x, int[] targets, int count) {
        CompensatedSums sums = new CompensatedSums(new double[count]);
        for (int i = 0; i < x.length; i++) {
            sums.add(targets[i], x[i]);
        }
        return sums.values();
    }

    private static int[] sum(int[] x, int[] targets, int count) {
        int[] sums = new int[count];
        for (int i = 0; i < x.length; i++) {
            sums[targets[i]] += x[i];
        }
        return sums;
    }

    private static double[] product(double[] x, int[] targets, int count) {
        double[] products = new double[count];
        Arrays.fill(products, 1);
        for (int i = 0; i < x.length; i++) {
            products[targets[i]] *= x[i];
        }
        return products;
    }

    private static int[] product(int[] x, int[] targets, int count) {
        int[] products = new int[count];
        Arrays.fill(products, 1);
        for (int i = 0; i < x.length; i++) {
            products[targets[i]] *= x[i];
        }
        return products;
    }

    private static double[] extreme(ReduceKind kind, double[] x, int[] targets, int count) {
        double[] extremes = new double[count];
        Arrays.fill(extremes, kind == ReduceKind.MAX ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            double so = extremes[targets[i]];
            extremes[targets[i]] = kind == ReduceKind.MAX ? Math.max(so, x[i]) : Math.min(so, x[i]);
        }
        return extremes;
    }

    private static Object argReduce(ArgReduce op, ArrayStorage x) {
        int[] targets = targets(x.shape(), IntList.of(op.axis()));
        int stride = Strides.dense(x.shape())[op.axis()];
        int size = x.shape().size(op.axis());
        double[] values = x.doubles();
        int[] best = new int[x.shape().without(op.axis()).count()];
        double[] found = new double[best.length];
        for (int i = 0; i < values.length; i++) {
            int index = i / stride % size;
            int target = targets[i];
            if (index == 0 || beats(op.largest(), values[i], found[target])) {
                best[target] = index;
                found[target] = values[i];
            }
        }
        return best;
    }

    private static boolean beats(boolean largest, double x, double best) {
        if (Double.isNaN(x) || Double.isNaN(best)) {
            return Double.isNaN(x) && !Double.isNaN(best);
        }
        return largest ? x > best : x < best;
    }

    private static Object cumSum(int axis, ArrayStorage x) {
        int[] targets = targets(x.shape(), IntList.of(axis));
        int count = x.shape().without(axis).count();
        if (x.dtype() == DType.INT32) {
            return cumSum(x.ints(), targets, count);
        }
        double[] values = x.doubles();
        double[] result = new double[values.length];
        CompensatedSums sums = new CompensatedSums(new double[count]);
        for (int i = 0; i < values.length; i++) {
            sums.add(targets[i], values[i]);
            result[i] = sums.value(targets[i]);
        }
        return Elements.ofDoubles(result, x.dtype());
    }

    private static int[] cumSum(int[] x, int[] targets, int count) {
        int[] sums = new int[count];
        int[] result = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            sums[targets[i]] += x[i];
            result[i] = sums[targets[i]];
        }
        return result;
    }
}
