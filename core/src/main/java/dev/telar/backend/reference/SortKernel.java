package dev.telar.backend.reference;

import java.util.List;

import dev.telar.op.Sort;
import dev.telar.shape.Shape;

/// A stable merge sort of each lane.
final class SortKernel {

    private SortKernel() {}

    static List<Object> run(Sort op, ArrayStorage x) {
        Shape shape = x.shape();
        int size = shape.size(op.axis());
        int stride = Strides.dense(shape)[op.axis()];
        double[] values = x.doubles();
        int[] from = new int[values.length];
        int[] order = new int[values.length];
        for (int start = 0; start < values.length; start++) {
            if (start / stride % size == 0) {
                double[] lane = new double[size];
                for (int i = 0; i < size; i++) {
                    lane[i] = values[start + i * stride];
                }
                int[] sorted = sorted(lane, op.descending());
                for (int i = 0; i < size; i++) {
                    order[start + i * stride] = sorted[i];
                    from[start + i * stride] = start + sorted[i] * stride;
                }
            }
        }
        return List.of(Elements.pick(x.array(), from), order);
    }

    private static int[] sorted(double[] lane, boolean descending) {
        int n = lane.length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        int[] merged = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int start = 0; start < n; start += 2 * width) {
                int a = start;
                int b = Math.min(n, start + width);
                int middle = b;
                int end = Math.min(n, start + 2 * width);
                for (int i = start; i < end; i++) {
                    boolean second = a == middle || (b < end && before(lane[order[b]], lane[order[a]], descending));
                    merged[i] = second ? order[b++] : order[a++];
                }
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }

    /// Whether x must come before y; a NaN is greater than everything but a NaN.
    private static boolean before(double x, double y, boolean descending) {
        double small = descending ? y : x;
        double great = descending ? x : y;
        return small < great || (Double.isNaN(great) && !Double.isNaN(small));
    }
}
