package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The sliding windows over some axes. Each of these axes becomes the index of the window, and one axis a windowed axis is put
/// behind all others with the position inside the window: `out[…, w, …, p] = in[…, w·stride + p·dilation, …]`.
///
/// A window of size *k* with dilation *d* covers *e = d·(k − 1) + 1* elements; on an axis of size *n* with stride *s* there are
/// *⌊(n − e)/s⌋ + 1* of them.
///
/// @param axes the windowed axes, ascending, from 0
/// @param sizes the size of the window on each of them
/// @param strides the distance of two windows on each of them
/// @param dilations the distance of two elements of a window on each of them
public record Windows(IntList axes, IntList sizes, IntList strides, IntList dilations) implements Movement {

    @Override
    public String name() {
        return "windows";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        return Inference.result(shapeFor(x.shape()), x.dtype());
    }

    /// The shape of the windows over a tensor of shape `x`.
    ///
    /// @throws ShapeException if a window does not fit
    public Shape shapeFor(Shape x) {
        Inference.axes(this, x, axes);
        Inference.sizes(this, "sizes", sizes, axes.size());
        Inference.sizes(this, "strides", strides, axes.size());
        Inference.sizes(this, "dilations", dilations, axes.size());
        Shape result = x;
        for (int i = 0; i < axes.size(); i++) {
            int n = x.size(axes.get(i));
            long extent = (long) dilations.get(i) * (sizes.get(i) - 1) + 1;
            if (sizes.get(i) < 1 || strides.get(i) < 1 || dilations.get(i) < 1 || extent > n) {
                throw new ShapeException("windows: axis " + axes.get(i) + " of shape " + x
                        + ": size, stride and dilation must be 1 or more"
                        + " and the window must fit " + n + " elements, given " + sizes.get(i) + ", " + strides.get(i) + ", "
                        + dilations.get(i));
            }
            result = result.with(axes.get(i), (int) ((n - extent) / strides.get(i) + 1));
        }
        return result.concat(Shape.of(sizes.toArray()));
    }
}
