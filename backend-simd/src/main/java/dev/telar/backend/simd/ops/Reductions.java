package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.ArgReduce;
import dev.telar.op.BinaryKind;
import dev.telar.op.CumSum;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Reduction;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Reductions of FLOAT32.
///
/// Axes that are reduced and lie side by side count as one. Where it is the last one, rows are reduced as [ReductionKernel] says, those of a sum longer than
/// [#CHUNK] in chunks whose sums are summed up again; where others follow it, whole rows are added to each other from the first to the last. Several such
/// groups are reduced one after the other, the last first. All of that depends on the shape alone.
public final class Reductions {

    /// The longest row that is summed up in one go: it bounds the error, and is what a thread takes.
    private static final int CHUNK = 1 << 14;

    private static final int GRAIN = 1 << 15;

    private Reductions() {}

    /// Sorting is the host's.
    public static boolean runs(Reduction op, List<TensorSpec> inputs) {
        if (inputs.getFirst().dtype() == DType.INT32 && op instanceof Reduce reduce) {
            return IntegerReductions.runs(reduce, inputs.getFirst().shape());
        }
        if (inputs.getFirst().dtype() != DType.FLOAT32) {
            return false;
        }
        return switch (op) {
            case Reduce reduce -> reduce.kind() != ReduceKind.PROD && inputs.getFirst().shape().elements() > 0;
            case ArgReduce _ -> inputs.getFirst().shape().elements() > 0;
            case CumSum _ -> true;
            case Sort _ -> false;
        };
    }

    /// Runs the operation.
    public static Storage run(Reduction op, Invocation call, Engine engine) {
        return switch (op) {
            case Reduce reduce when call.result().dtype() == DType.INT32 -> IntegerReductions.run(reduce, call, engine);
            case Reduce reduce -> reduce(reduce, call, engine);
            case ArgReduce arg -> argReduce(arg, call, engine);
            case CumSum cumSum -> cumSum(cumSum, call, engine);
            case Sort _ -> throw new IllegalStateException("sort runs on the host");
        };
    }

    private static Storage reduce(Reduce op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        Shape shape = x.shape();
        float[] from = x.floats();
        int end = shape.rank();
        while (true) {
            int last = end - 1;
            while (last >= 0 && !op.axes().contains(last)) {
                last--;
            }
            if (last < 0) {
                System.arraycopy(from, 0, y.floats(), 0, y.count());
                return y;
            }
            int first = last;
            while (first > 0 && op.axes().contains(first - 1)) {
                first--;
            }
            int outer = shape.count(0, first);
            int middle = shape.count(first, last + 1);
            int inner = shape.count(last + 1, shape.rank());
            boolean done = !contains(op, first);
            float[] to = done ? y.floats() : new float[outer * inner];
            group(op.kind(), from, to, outer, middle, inner, engine);
            if (done) {
                return y;
            }
            from = to;
            shape = shape.part(0, first).concat(shape.part(last + 1, shape.rank()));
            end = first;
        }
    }

    /// Whether an axis before `end` is still to be reduced.
    private static boolean contains(Reduce op, int end) {
        for (int i = 0; i < op.axes().size(); i++) {
            if (op.axes().get(i) < end) {
                return true;
            }
        }
        return false;
    }

    private static void group(ReduceKind kind, float[] x, float[] y, int outer, int middle, int inner, Engine engine) {
        if (kind == ReduceKind.SUM && outer * inner == 1 && middle <= CHUNK) {
            y[0] = engine.kernels().reductions().loneSum(x, 0, middle);
        } else if (Flat.staysHere(engine, outer * middle * inner, GRAIN)) {
            if (inner == 1) {
                rows(kind, x, y, middle, 0, outer, engine);
            } else {
                columns(kind, x, y, middle, inner, 0, outer * inner, engine);
            }
        } else if (inner == 1) {
            engine.workers().split(outer, Math.max(1, GRAIN / middle), (from, to) -> rows(kind, x, y, middle, from, to, engine));
        } else {
            engine.workers().split(outer * inner, Math.max(64, GRAIN / middle),
                    (from, to) -> columns(kind, x, y, middle, inner, from, to, engine));
        }
    }

    private static void rows(ReduceKind kind, float[] x, float[] y, int n, int from, int to, Engine engine) {
        for (int i = from; i < to; i++) {
            y[i] = row(kind, x, i * n, n, engine);
        }
    }

    private static float row(ReduceKind kind, float[] x, int at, int n, Engine engine) {
        ReductionKernel kernel = engine.kernels().reductions();
        return switch (kind) {
            case MAX -> kernel.max(x, at, n);
            case MIN -> kernel.min(x, at, n);
            case SUM -> n <= CHUNK ? kernel.sum(x, at, n) : chunks(x, at, n, engine);
            case PROD -> throw new IllegalStateException("products run on the host");
        };
    }

    private static float chunks(float[] x, int at, int n, Engine engine) {
        int count = Math.ceilDiv(n, CHUNK);
        float[] sums = new float[count];
        ReductionKernel kernel = engine.kernels().reductions();
        engine.workers().split(count, 2, (from, to) -> {
            for (int c = from; c < to; c++) {
                sums[c] = kernel.sum(x, at + c * CHUNK, Math.min(CHUNK, n - c * CHUNK));
            }
        });
        return row(ReduceKind.SUM, sums, 0, count, engine);
    }

    /// The results `from` … `to`, counted over all columns of all outer positions.
    private static void columns(ReduceKind kind, float[] x, float[] y, int middle, int inner, int from, int to, Engine engine) {
        ElementwiseKernel kernel = engine.kernels().elementwise();
        BinaryKind join = switch (kind) {
            case SUM -> BinaryKind.ADD;
            case MAX -> BinaryKind.MAX;
            case MIN -> BinaryKind.MIN;
            case PROD -> BinaryKind.MUL;
        };
        int at = from;
        while (at < to) {
            int outer = at / inner;
            int column = at % inner;
            int n = Math.min(to - at, inner - column);
            int start = outer * middle * inner + column;
            System.arraycopy(x, start, y, at, n);
            for (int r = 1; r < middle; r++) {
                kernel.binary(join, y, at, 1, x, start + r * inner, 1, y, at, n);
            }
            at += n;
        }
    }

    private static Storage argReduce(ArgReduce op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        Shape shape = x.shape();
        int n = shape.size(op.axis());
        int inner = shape.count(op.axis() + 1, shape.rank());
        float[] in = x.floats();
        int[] out = y.ints();
        if (Flat.staysHere(engine, x.count(), GRAIN)) {
            best(op.largest(), in, out, inner, n, 0, y.count());
        } else {
            engine.workers().split(y.count(), Math.max(1, GRAIN / n),
                    (from, to) -> best(op.largest(), in, out, inner, n, from, to));
        }
        return y;
    }

    private static void best(boolean largest, float[] x, int[] y, int inner, int n, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = best(largest, x, i / inner * n * inner + i % inner, inner, n);
        }
    }

    private static int best(boolean largest, float[] x, int at, int step, int n) {
        int best = 0;
        float value = x[at];
        for (int i = 1; i < n && !Float.isNaN(value); i++) {
            float candidate = x[at + i * step];
            if (Float.isNaN(candidate) || (largest ? candidate > value : candidate < value)) {
                best = i;
                value = candidate;
            }
        }
        return best;
    }

    private static Storage cumSum(CumSum op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        Shape shape = x.shape();
        int n = shape.size(op.axis());
        int inner = shape.part(op.axis() + 1, shape.rank()).count();
        float[] in = x.floats();
        float[] out = y.floats();
        for (int block = 0; block < x.count(); block += n * inner) {
            for (int i = block; i < block + inner; i++) {
                out[i] = in[i];
            }
            for (int i = block + inner; i < block + n * inner; i++) {
                out[i] = out[i - inner] + in[i];
            }
        }
        return y;
    }

    /// The sum of a row by the order that all sums of rows have.
    static float sum(float[] x, int at, int n, Engine engine) {
        return row(ReduceKind.SUM, x, at, n, engine);
    }

    /// Writes *exp(x − max)* and sums it up like [#sum].
    static float exponentials(float[] x, int xAt, float max, float[] y, int yAt, int n, Engine engine) {
        ReductionKernel kernel = engine.kernels().reductions();
        if (n <= CHUNK) {
            return kernel.exponentials(x, xAt, max, y, yAt, n);
        }
        float[] sums = new float[Math.ceilDiv(n, CHUNK)];
        for (int c = 0; c < sums.length; c++) {
            sums[c] = kernel.exponentials(x, xAt + c * CHUNK, max, y, yAt + c * CHUNK, Math.min(CHUNK, n - c * CHUNK));
        }
        return sum(sums, 0, sums.length, engine);
    }
}
