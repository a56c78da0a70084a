package dev.telar.autograd;

import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// Sums that gradient rules need.
final class Sums {

    private Sums() {}

    /// The sum along axes, which may be none.
    static Tensor along(Tensor x, IntList axes, boolean keepDims) {
        return axes.isEmpty() ? x : Tensor.apply(new Reduce(ReduceKind.SUM, axes, keepDims), x).getFirst();
    }

    /// The adjoint of broadcasting: sums over the axes along which a tensor of the given shape was repeated.
    static Tensor to(Tensor gradient, Shape shape) {
        Shape from = gradient.shape();
        if (from.equals(shape)) {
            return gradient;
        }
        int missing = from.rank() - shape.rank();
        int[] axes = new int[from.rank()];
        int n = 0;
        for (int i = 0; i < from.rank(); i++) {
            if (i < missing || shape.size(i - missing) == 1 && from.size(i) != 1) {
                axes[n++] = i;
            }
        }
        return along(gradient, IntList.of(java.util.Arrays.copyOf(axes, n)), false).reshape(shape);
    }
}
