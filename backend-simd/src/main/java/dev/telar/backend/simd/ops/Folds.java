package dev.telar.backend.simd.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.FoldWindows;

/// Adds windows back to where they came from.
///
/// The windows that cover a place are added in ascending order. Of two such windows the later one has the place nearer to its beginning: so one
/// pass over all windows for each place inside them, from the last place to the first, adds in the right order, and no two
/// elements of a pass meet. Where the first axis is not windowed, its slices are folded one after the other, so that they stay in the cache,
/// and over threads.
final class Folds {

    /// How many elements make it worth while to wake another thread.
    private static final int GRAIN = 1 << 15;

    private Folds() {}

    static Storage run(FoldWindows op, Invocation call, Engine engine) {
        SimdStorage x = Engine.input(call, 0);
        SimdStorage y = engine.result(call);
        Fills.fill(y, 0);
        int rank = y.shape().rank();
        if (x.count() == 0) {
            return y;
        }
        int[] sourceStrides = Strides.of(x.shape());
        int[] targetStrides = Movements.windows(Strides.of(y.shape()), op.windows());
        int[] sizes = x.shape().toArray();
        if (rank == 0 || op.axes().contains(0)) {
            passes(sizes, rank, x, 0, sourceStrides, y, 0, targetStrides);
            return y;
        }
        int outer = sizes[0];
        sizes[0] = 1;
        engine.workers().split(outer, Math.max(1, Math.ceilDiv(GRAIN, x.count() / outer)), (from, to) -> {
            for (int i = from; i < to; i++) {
                passes(sizes, rank, x, i * sourceStrides[0], sourceStrides, y, i * targetStrides[0], targetStrides);
            }
        });
        return y;
    }

    /// One pass for each place inside the windows, from the last to the first.
    private static void passes(int[] sizes, int rank, SimdStorage x, int source, int[] sourceStrides, SimdStorage y, int target,
            int[] targetStrides) {
        int places = 1;
        for (int i = rank; i < sizes.length; i++) {
            places *= sizes[i];
        }
        for (int place = places - 1; place >= 0; place--) {
            int t = target;
            int rest = place;
            for (int i = sizes.length - 1; i >= rank; i--) {
                t += rest % sizes[i] * targetStrides[i];
                rest /= sizes[i];
            }
            add(sizes, rank, x.array(), source + place, sourceStrides, y.array(), t, targetStrides);
        }
    }

    private static void add(int[] sizes, int rank, Object from, int source, int[] sourceStrides, Object to, int target,
            int[] targetStrides) {
        int last = rank - 1;
        int[] index = new int[Math.max(0, last)];
        int s = source;
        int t = target;
        while (true) {
            if (rank == 0) {
                line(from, s, 0, to, t, 0, 1);
                return;
            }
            line(from, s, sourceStrides[last], to, t, targetStrides[last], sizes[last]);
            int axis = last - 1;
            while (axis >= 0) {
                s += sourceStrides[axis];
                t += targetStrides[axis];
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                s -= sourceStrides[axis] * sizes[axis];
                t -= targetStrides[axis] * sizes[axis];
                index[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private static void line(Object from, int s, int sourceStep, Object to, int t, int targetStep, int n) {
        switch (to) {
            case float[] values -> line((float[]) from, s, sourceStep, values, t, targetStep, n);
            case double[] values -> line((double[]) from, s, sourceStep, values, t, targetStep, n);
            default -> line((int[]) from, s, sourceStep, (int[]) to, t, targetStep, n);
        }
    }

    private static void line(float[] from, int s, int sourceStep, float[] to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j * targetStep] += from[s + j * sourceStep];
        }
    }

    private static void line(double[] from, int s, int sourceStep, double[] to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j * targetStep] += from[s + j * sourceStep];
        }
    }

    private static void line(int[] from, int s, int sourceStep, int[] to, int t, int targetStep, int n) {
        for (int j = 0; j < n; j++) {
            to[t + j * targetStep] += from[s + j * sourceStep];
        }
    }
}
