package dev.telar.backend.simd.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.shape.Shape;

/// Reductions of INT32 along axes that lie side by side: what counts in metrics are. Sums wrap around.
final class IntegerReductions {

    private IntegerReductions() {}

    /// Sums and extremes along one axis or several next to each other; core does the others on the host.
    static boolean runs(Reduce op, Shape shape) {
        int axes = op.axes().size();
        boolean joined = axes > 0 && op.axes().get(axes - 1) - op.axes().get(0) == axes - 1;
        return joined && op.kind() != ReduceKind.PROD && shape.elements() > 0;
    }

    static Storage run(Reduce op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        Shape shape = x.shape();
        int first = op.axes().get(0);
        int end = op.axes().get(op.axes().size() - 1) + 1;
        int middle = shape.count(first, end);
        int inner = shape.count(end, shape.rank());
        int[] in = x.ints();
        int[] out = y.ints();
        for (int i = 0; i < y.count(); i++) {
            out[i] = reduced(op.kind(), in, i / inner * middle * inner + i % inner, inner, middle);
        }
        return y;
    }

    private static int reduced(ReduceKind kind, int[] x, int at, int step, int n) {
        int value = x[at];
        for (int i = 1; i < n; i++) {
            int next = x[at + i * step];
            value = switch (kind) {
                case SUM -> value + next;
                case MAX -> Math.max(value, next);
                case MIN -> Math.min(value, next);
                case PROD -> value * next;
            };
        }
        return value;
    }
}
