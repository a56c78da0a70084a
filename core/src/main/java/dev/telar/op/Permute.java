package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Reorders the axes: axis *i* of the result is axis `order[i]` of the input.
///
/// @param order a permutation of 0 … rank − 1
public record Permute(IntList order) implements Movement {

    @Override
    public String name() {
        return "transpose";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        int rank = x.shape().rank();
        int[] sizes = new int[rank];
        boolean valid = order.size() == rank;
        for (int i = 0; i < rank && valid; i++) {
            valid = order.contains(i);
            sizes[i] = valid && order.get(i) >= 0 && order.get(i) < rank ? x.shape().size(order.get(i)) : 0;
        }
        if (!valid) {
            throw new ShapeException(
                    "transpose: " + order + " is no order of the axes 0 … " + (rank - 1) + " of shape " + x.shape());
        }
        return Inference.result(Shape.of(sizes), x.dtype());
    }
}
