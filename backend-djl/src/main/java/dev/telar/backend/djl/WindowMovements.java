package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.op.FoldWindows;
import dev.telar.op.Windows;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Sliding windows, one axis after the other: the elements at position *p* of all windows are one strided slice.
final class WindowMovements {

    private WindowMovements() {}

    static PtNDArray windows(Windows op, PtNDArray x, Shape shape) {
        PtNDArray result = JniUtils.reshape(x, Sizes.of(shape));
        for (int i = 0; i < op.axes().size(); i++) {
            int size = op.sizes().get(i);
            int windows = (shape.size(op.axes().get(i)) - op.dilations().get(i) * (size - 1) - 1) / op.strides().get(i) + 1;
            try (Scratch s = new Scratch()) {
                s.of(result);
                PtNDArray[] positions = new PtNDArray[size];
                for (int p = 0; p < size; p++) {
                    positions[p] = s
                            .of(places(result, op.axes().get(i), p * op.dilations().get(i), windows, op.strides().get(i)));
                }
                result = JniUtils.stack(positions, shape.rank() + i);
            }
        }
        return result;
    }

    static PtNDArray fold(FoldWindows op, PtNDArray x, TensorSpec spec, Memory memory) {
        PtNDArray result = JniUtils.reshape(x, Sizes.of(spec.shape()));
        Shape shape = spec.shape();
        for (int i = op.axes().size() - 1; i >= 0; i--) {
            int axis = op.axes().get(i);
            int windows = shape.size(axis);
            shape = shape.without(-1).with(axis, op.lengths().get(i));
            try (Scratch s = new Scratch()) {
                s.of(result);
                PtNDArray sum = memory.full(shape, spec.dtype(), 0);
                for (int p = op.sizes().get(i) - 1; p >= 0; p--) {
                    PtNDArray part = s.of(JniUtils.slice(result, shape.rank(), p, p + 1L, 1));
                    PtNDArray target = s.of(places(sum, axis, p * op.dilations().get(i), windows, op.strides().get(i)));
                    JniUtils.addi(target, s.of(JniUtils.squeeze(part, shape.rank())));
                }
                result = sum;
            }
        }
        return result;
    }

    /// A view of the `count` elements at `start`, `start + step` … of an axis.
    private static PtNDArray places(PtNDArray x, int axis, int start, int count, int step) {
        return JniUtils.slice(x, axis, start, start + (count - 1L) * step + 1, step);
    }
}
