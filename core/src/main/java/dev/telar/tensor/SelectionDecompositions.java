package dev.telar.tensor;

import java.util.List;

import dev.telar.op.Reshape;
import dev.telar.op.Selection;
import dev.telar.op.Sort;
import dev.telar.op.StopGradient;
import dev.telar.op.TopK;

/// The composites that choose or pass on.
final class SelectionDecompositions {

    private SelectionDecompositions() {}

    static List<Tensor> of(Selection op, List<Tensor> in) {
        return switch (op) {
            case TopK topK -> topK(topK, in.getFirst());
            case StopGradient _ -> List.of(alias(in.getFirst()));
        };
    }

    private static List<Tensor> topK(TopK op, Tensor x) {
        int last = x.shape().rank() - 1;
        List<Tensor> sorted = Tensor.apply(new Sort(last, true), x);
        return List.of(sorted.get(0).slice(last, 0, op.k()), sorted.get(1).slice(last, 0, op.k()));
    }

    /// The same values as another object: tapes tell tensors apart by identity, and what one object may not pass back another may.
    private static Tensor alias(Tensor x) {
        return Interpreters.one(new Reshape(x.shape()), x);
    }
}
