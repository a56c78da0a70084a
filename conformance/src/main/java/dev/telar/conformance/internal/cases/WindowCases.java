package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.FoldWindows;
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// Sliding windows and their overlap-add, of which convolution and pooling are made.
public final class WindowCases {

    /// A way to slide.
    ///
    /// @param shape over what
    /// @param axes along which axes
    /// @param sizes of the window
    private record Sliding(int[] shape, int[] axes, int[] sizes, int[] strides, int[] dilations) {

        Windows windows() {
            return new Windows(IntList.of(axes), IntList.of(sizes), IntList.of(strides), IntList.of(dilations));
        }

        FoldWindows fold() {
            int[] lengths = new int[axes.length];
            for (int i = 0; i < axes.length; i++) {
                lengths[i] = shape[axes[i]];
            }
            return new FoldWindows(IntList.of(lengths), IntList.of(axes), IntList.of(sizes), IntList.of(strides),
                    IntList.of(dilations));
        }

        int[] windowed() {
            return windows().shapeFor(Shape.of(shape)).toArray();
        }
    }

    private static final List<Sliding> WAYS = List.of(
            new Sliding(new int[]{2, 7, 9}, new int[]{1, 2}, new int[]{3, 2}, new int[]{1, 1}, new int[]{1, 2}),
            new Sliding(new int[]{2, 7, 9}, new int[]{1, 2}, new int[]{3, 2}, new int[]{2, 2}, new int[]{1, 2}),
            new Sliding(new int[]{2, 7, 9}, new int[]{1, 2}, new int[]{1, 1}, new int[]{1, 1}, new int[]{1, 1}),
            new Sliding(new int[]{2, 7, 9}, new int[]{1, 2}, new int[]{7, 9}, new int[]{1, 1}, new int[]{1, 1}),
            new Sliding(new int[]{2, 7, 9}, new int[]{0, 2}, new int[]{2, 4}, new int[]{1, 3}, new int[]{1, 1}),
            // gaps that no window covers
            new Sliding(new int[]{2, 7, 9}, new int[]{1, 2}, new int[]{2, 2}, new int[]{3, 4}, new int[]{1, 1}),
            new Sliding(new int[]{2, 6, 6, 3}, new int[]{1, 2}, new int[]{2, 2}, new int[]{2, 2}, new int[]{1, 1}),
            new Sliding(new int[]{11}, new int[]{0}, new int[]{3}, new int[]{2}, new int[]{2}),
            new Sliding(new int[]{0, 5}, new int[]{1}, new int[]{2}, new int[]{1}, new int[]{1}));

    private WindowCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (Sliding way : WAYS) {
            for (DType dtype : DType.values()) {
                cases.add("over " + Shape.of(way.shape()), way.windows(), Values.typical(dtype, 1, way.shape()));
            }
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
                cases.add("typical", way.fold(), Values.typical(dtype, 1, way.windowed()));
            }
        }
        cases.add("wraps around", WAYS.getFirst().fold(),
                Values.whole(DType.INT32, 1 << 29, 1 << 30, 1, WAYS.getFirst().windowed()));
        return cases.list();
    }
}
