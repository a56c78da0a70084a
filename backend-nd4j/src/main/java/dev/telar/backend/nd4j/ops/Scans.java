package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.ReduceKind;
import dev.telar.shape.DType;

/// What goes along an axis element by element: the places of extremes, running sums, and the sums and products of INT32.
final class Scans {

    private Scans() {}

    static void argReduce(boolean largest, NativeStorage x, NativeStorage y, Span span) {
        for (int o = 0; o < span.outer(); o++) {
            for (int j = 0; j < span.inner(); j++) {
                int best = best(largest, x, o * span.size() * span.inner() + j, span.inner(), span.size());
                y.segment().setAtIndex(Elements.INT, o * span.inner() + j, best);
            }
        }
    }

    /// The first of equal ones; a NaN beats everything.
    private static int best(boolean largest, NativeStorage x, int at, int step, int n) {
        MemorySegment from = x.segment();
        DType dtype = x.dtype();
        int best = 0;
        double value = Elements.get(dtype, from, at);
        for (int i = 1; i < n && !Double.isNaN(value); i++) {
            double candidate = Elements.get(dtype, from, at + i * step);
            if (Double.isNaN(candidate) || (largest ? candidate > value : candidate < value)) {
                best = i;
                value = candidate;
            }
        }
        return best;
    }

    static void cumSum(NativeStorage x, NativeStorage y, Span span) {
        for (int o = 0; o < span.outer(); o++) {
            for (int j = 0; j < span.inner(); j++) {
                int at = o * span.size() * span.inner() + j;
                switch (x.dtype()) {
                    case FLOAT32 -> floats(x.segment(), y.segment(), at, span);
                    case FLOAT64 -> doubles(x.segment(), y.segment(), at, span);
                    default -> ints(x.segment(), y.segment(), at, span);
                }
            }
        }
    }

    private static void floats(MemorySegment x, MemorySegment y, int at, Span span) {
        double sum = 0;
        for (int i = 0; i < span.size(); i++) {
            int place = at + i * span.inner();
            sum += x.getAtIndex(Elements.FLOAT, place);
            y.setAtIndex(Elements.FLOAT, place, (float) sum);
        }
    }

    private static void doubles(MemorySegment x, MemorySegment y, int at, Span span) {
        double sum = 0;
        for (int i = 0; i < span.size(); i++) {
            int place = at + i * span.inner();
            sum += x.getAtIndex(Elements.DOUBLE, place);
            y.setAtIndex(Elements.DOUBLE, place, sum);
        }
    }

    private static void ints(MemorySegment x, MemorySegment y, int at, Span span) {
        int sum = 0;
        for (int i = 0; i < span.size(); i++) {
            int place = at + i * span.inner();
            sum += x.getAtIndex(Elements.INT, place);
            y.setAtIndex(Elements.INT, place, sum);
        }
    }

    static void integers(ReduceKind kind, NativeStorage x, NativeStorage y, Span span) {
        for (int o = 0; o < span.outer(); o++) {
            for (int j = 0; j < span.inner(); j++) {
                int at = o * span.size() * span.inner() + j;
                int value = kind == ReduceKind.SUM ? 0 : 1;
                for (int i = 0; i < span.size(); i++) {
                    int element = x.segment().getAtIndex(Elements.INT, at + i * span.inner());
                    value = kind == ReduceKind.SUM ? value + element : value * element;
                }
                y.segment().setAtIndex(Elements.INT, o * span.inner() + j, value);
            }
        }
    }
}
