package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Puts a value before, behind and between the elements, axis by axis: the exact adjoint of [Slice].
///
/// A size *n* becomes *low + n + (n − 1)·interior + high* (*low + high* for *n = 0*).
///
/// @param low how many before each axis, 0 or more
/// @param high how many behind each axis, 0 or more
/// @param interior how many between two neighbours, 0 or more
/// @param value what to put there, which the type must be able to hold
public record Pad(IntList low, IntList high, IntList interior, double value) implements Movement {

    @Override
    public String name() {
        return "pad";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        int rank = x.shape().rank();
        Inference.sizes(this, "low", low, rank);
        Inference.sizes(this, "high", high, rank);
        Inference.sizes(this, "interior", interior, rank);
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            if (low.get(i) < 0 || high.get(i) < 0 || interior.get(i) < 0) {
                throw new ShapeException(
                        "pad: axis " + i + ": low, high and interior must be 0 or more, given " + low.get(i) + ", "
                                + high.get(i) + ", " + interior.get(i));
            }
            int n = x.shape().size(i);
            sizes[i] = Math.toIntExact((long) low.get(i) + n + Math.max(0L, n - 1L) * interior.get(i) + high.get(i));
        }
        return new Full(Shape.of(sizes), x.dtype(), value).infer(List.of());
    }
}
