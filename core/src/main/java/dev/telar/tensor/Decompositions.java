package dev.telar.tensor;

import java.util.List;

import dev.telar.op.Composite;
import dev.telar.op.Custom;
import dev.telar.op.Fused;
import dev.telar.op.Neural;
import dev.telar.op.Op;
import dev.telar.op.Primitive;
import dev.telar.op.Selection;
import dev.telar.op.Update;

/// What composites mean: each is written here with other operations, by family. Backends that do not run a composite fused get these
/// operations, tapes that have no gradient rule for it record them.
public final class Decompositions {

    private Decompositions() {}

    /// Applies the operations that an operation is made of.
    ///
    /// @param op a [Composite] or a [CustomOperation]
    /// @param inputs its inputs
    /// @return its results
    /// @throws IllegalArgumentException if there is nothing to decompose into: a primitive, or a [Custom] that is no [CustomOperation]
    public static List<Tensor> of(Op op, List<Tensor> inputs) {
        return switch (op) {
            case Composite composite -> composite(composite, inputs);
            case CustomOperation custom -> custom.decompose(inputs);
            case Custom custom -> throw new IllegalArgumentException(custom.name() + ": " + custom.getClass().getName()
                    + " has no decomposition; implement dev.telar.tensor.CustomOperation in place of dev.telar.op.Custom");
            case Primitive primitive -> throw new IllegalArgumentException(
                    primitive.name() + ": is a primitive and not made of other operations");
        };
    }

    private static List<Tensor> composite(Composite op, List<Tensor> inputs) {
        return switch (op) {
            case Neural neural -> List.of(NeuralDecompositions.of(neural, inputs));
            case Update update -> UpdateDecompositions.of(update, inputs);
            case Selection selection -> SelectionDecompositions.of(selection, inputs);
            case Fused fused -> Replay.of(fused.body(), inputs);
        };
    }
}
