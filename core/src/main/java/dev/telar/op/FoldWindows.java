package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Adds windows back to where they came from: the adjoint of [Windows]. Elements that fall on the same place are added up in
/// ascending order of the window; places that no window covers are 0.
///
/// A window of size *k* with dilation *d* covers *e = d·(k − 1) + 1* elements; on an axis of size *n* with stride *s* there are
/// *⌊(n − e)/s⌋ + 1* of them.
///
/// @param lengths the size of each windowed axis in the result
/// @param axes the windowed axes, ascending, from 0
/// @param sizes the size of the window on each of them
/// @param strides the distance of two windows on each of them
/// @param dilations the distance of two elements of a window on each of them
public record FoldWindows(IntList lengths, IntList axes, IntList sizes, IntList strides, IntList dilations) implements Movement {

    @Override
    public String name() {
        return "fold_windows";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        Inference.dtype(this, x, DType.FLOAT32, DType.FLOAT64, DType.INT32);
        Inference.sizes(this, "lengths", lengths, axes.size());
        Shape result = x.shape().part(0, Math.max(0, x.shape().rank() - axes.size()));
        Inference.axes(this, result, axes);
        for (int i = 0; i < axes.size(); i++) {
            result = result.with(axes.get(i), lengths.get(i));
        }
        Inference.shape(this, "the windows of " + result, x.shape(), windows().shapeFor(result));
        return Inference.result(result, x.dtype());
    }

    /// The operation whose adjoint this is.
    public Windows windows() {
        return new Windows(axes, sizes, strides, dilations);
    }
}
