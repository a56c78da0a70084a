package dev.telar.backend.nd4j.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.ArgReduce;
import dev.telar.op.CumSum;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Reduction;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// What runs along axes. Axes that are reduced and do not lie side by side are brought to the end first, so what is left is one axis with
/// those before it and those behind it.
public final class Reductions {

    private Reductions() {}

    /// Sorting is the host's.
    public static boolean runs(Reduction op) {
        return !(op instanceof Sort);
    }

    /// Runs the operation.
    public static Storage run(Reduction op, Invocation call, Engine engine) {
        NativeStorage x = Engine.input(call, 0);
        NativeStorage y = engine.result(call);
        if (y.count() > 0) {
            switch (op) {
                case Reduce reduce -> reduce(reduce, x, y, engine);
                case ArgReduce arg -> Scans.argReduce(arg.largest(), x, y, Span.of(x.shape(), arg.axis(), arg.axis()));
                case CumSum sum -> Scans.cumSum(x, y, Span.of(x.shape(), sum.axis(), sum.axis()));
                case Sort _ -> throw new IllegalStateException("sort runs on the host");
            }
        }
        return y;
    }

    private static void reduce(Reduce op, NativeStorage x, NativeStorage y, Engine engine) {
        IntList axes = op.axes();
        int count = axes.size();
        if (count == 0 || axes.get(count - 1) - axes.get(0) == count - 1) {
            int first = count == 0 ? x.shape().rank() : axes.get(0);
            reduce(op.kind(), x, y, Span.of(x.shape(), first, first + count - 1));
            return;
        }
        NativeStorage arranged = arranged(axes, x, engine);
        int rank = x.shape().rank();
        reduce(op.kind(), arranged, y, Span.of(arranged.shape(), rank - count, rank - 1));
        engine.pool().release(arranged);
    }

    /// The input with the axes that are reduced at the end.
    private static NativeStorage arranged(IntList axes, NativeStorage x, Engine engine) {
        int rank = x.shape().rank();
        int[] order = new int[rank];
        int[] sizes = new int[rank];
        int next = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < rank; i++) {
                if (axes.contains(i) == (pass == 1)) {
                    sizes[next] = x.shape().size(i);
                    order[next++] = i;
                }
            }
        }
        NativeStorage y = engine.pool().allocate(new TensorSpec(Shape.of(sizes), x.dtype()));
        new StridedCopy(y.shape(), 0, Movements.permuted(x.shape(), IntList.of(order)), 0, Strides.of(y.shape())).run(x, y);
        return y;
    }

    private static void reduce(ReduceKind kind, NativeStorage x, NativeStorage y, Span span) {
        if (x.dtype() == DType.INT32 && (kind == ReduceKind.SUM || kind == ReduceKind.PROD)) {
            Scans.integers(kind, x, y, span);
        } else if (span.inner() == 1) {
            rows(kind, x, y, span);
        } else {
            columns(kind, x, y, span);
        }
    }

    private static void rows(ReduceKind kind, NativeStorage x, NativeStorage y, Span span) {
        Scratch scratch = Scratch.get();
        double[] results = scratch.doubles(3);
        for (int from = 0; from < span.outer(); from += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, span.outer() - from);
            for (int i = 0; i < n; i++) {
                results[i] = row(kind, x, (from + i) * span.size(), span.size(), scratch.doubles(0));
            }
            Elements.write(results, y.dtype(), y.segment(), from, n);
        }
    }

    private static double row(ReduceKind kind, NativeStorage x, int at, int size, double[] block) {
        Accumulator result = new Accumulator(kind, x.dtype() == DType.FLOAT64);
        for (int done = 0; done < size; done += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, size - done);
            Elements.read(x.dtype(), x.segment(), at + done, block, 0, n);
            result.add(block, n);
        }
        return result.value();
    }

    private static void columns(ReduceKind kind, NativeStorage x, NativeStorage y, Span span) {
        Scratch scratch = Scratch.get();
        Accumulators results = new Accumulators(kind, x.dtype() == DType.FLOAT64, scratch);
        double[] row = scratch.doubles(2);
        int inner = span.inner();
        for (int o = 0; o < span.outer(); o++) {
            for (int from = 0; from < inner; from += Scratch.BLOCK) {
                int n = Math.min(Scratch.BLOCK, inner - from);
                results.clear(n);
                for (int r = 0; r < span.size(); r++) {
                    Elements.read(x.dtype(), x.segment(), (o * span.size() + r) * inner + from, row, 0, n);
                    results.add(row, n);
                }
                Elements.write(results.values(n), y.dtype(), y.segment(), o * inner + from, n);
            }
        }
    }
}
