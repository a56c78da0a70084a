package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The `k` greatest elements along the last axis in descending order, and their INT32 indices: the first `k` of a descending [Sort].
///
/// @param k how many
public record TopK(int k) implements Selection {

    @Override
    public String name() {
        return "top_k";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        if (x.shape().rank() == 0 || k < 0 || k > x.shape().size(-1)) {
            throw new ShapeException("top_k: k = " + k + " of shape " + x.shape() + ", at most the size of the last axis");
        }
        Shape result = x.shape().with(-1, k);
        return List.of(new TensorSpec(result, x.dtype()), new TensorSpec(result, DType.INT32));
    }
}
