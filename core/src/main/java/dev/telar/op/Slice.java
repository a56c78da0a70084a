package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Takes every `step`-th element from `start` (inclusive) to `limit` (exclusive), axis by axis.
///
/// @param start the first index of each axis, 0 … size
/// @param limit the index before which each axis ends, start … size
/// @param step the distance on each axis, 1 or more
public record Slice(IntList start, IntList limit, IntList step) implements Movement {

    @Override
    public String name() {
        return "slice";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        int rank = x.shape().rank();
        Inference.sizes(this, "start", start, rank);
        Inference.sizes(this, "limit", limit, rank);
        Inference.sizes(this, "step", step, rank);
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            if (start.get(i) < 0 || limit.get(i) < start.get(i) || limit.get(i) > x.shape().size(i) || step.get(i) < 1) {
                throw new ShapeException(
                        "slice: axis " + i + " of shape " + x.shape() + ": 0 ≤ start ≤ limit ≤ " + x.shape().size(i)
                                + " and step ≥ 1 expected, given " + start.get(i) + ", " + limit.get(i) + ", " + step.get(i));
            }
            sizes[i] = Math.ceilDiv(limit.get(i) - start.get(i), step.get(i));
        }
        return Inference.result(Shape.of(sizes), x.dtype());
    }
}
