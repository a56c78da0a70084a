package dev.telar.autograd;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.telar.error.GradientException;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.Composite;
import dev.telar.op.Creation;
import dev.telar.op.Custom;
import dev.telar.op.Elementwise;
import dev.telar.op.Fused;
import dev.telar.op.HostCall;
import dev.telar.op.Indexing;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.MatMul;
import dev.telar.op.Movement;
import dev.telar.op.Neural;
import dev.telar.op.Op;
import dev.telar.op.Primitive;
import dev.telar.op.Reduction;
import dev.telar.op.Selection;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.op.StopGradient;
import dev.telar.op.TopK;
import dev.telar.op.Update;
import dev.telar.tensor.CustomOperation;
import dev.telar.tensor.Tensor;

/// The gradients: one rule for each differentiable operation, by family. Conventions at kinks and ties stand in the table of the package.
final class GradientRules {

    /// What a tape does with an operation whose inputs depend on something watched.
    enum Treatment {
        /// It has a rule.
        RECORD,
        /// It has none, but what it is made of does.
        DECOMPOSE,
        /// Its results are constants for the tape: no gradient passes it, or it is 0 everywhere.
        CONSTANT
    }

    private GradientRules() {}

    static Treatment treatment(Op op) {
        return switch (op) {
            case Elementwise elementwise -> ElementwiseRules.treatment(elementwise);
            case Reduction reduction -> ReductionRules.treatment(reduction);
            case MatMul _,Movement _,Indexing _,HostCall _ -> Treatment.RECORD;
            case Creation _ -> Treatment.CONSTANT;
            case Composite composite -> treatment(composite);
            case CustomOperation _ -> Treatment.RECORD;
            case Custom _ -> Treatment.DECOMPOSE;
        };
    }

    private static Treatment treatment(Composite op) {
        return switch (op) {
            case Activate _,Linear _,Softmax _,LogSoftmax _,SoftmaxCrossEntropy _,SparseSoftmaxCrossEntropy _,LayerNorm _ ->
                Treatment.RECORD;
            case TopK _ -> Treatment.RECORD;
            case ActivateGradient _,Update _,Fused _ -> Treatment.DECOMPOSE;
            case StopGradient _ -> Treatment.CONSTANT;
        };
    }

    /// Runs the rule of an operation whose [Treatment] is to be recorded.
    static void apply(Recorded r) {
        switch (r.op()) {
            case Primitive op -> primitive(op, r);
            case Neural op -> NeuralRules.apply(op, r);
            case Selection op -> ReductionRules.selection(op, r);
            case CustomOperation op -> custom(op, r);
            case Update op -> throw unexpected(op);
            case Fused op -> throw unexpected(op);
            case Custom op -> throw unexpected(op);
        }
    }

    private static void primitive(Primitive op, Recorded r) {
        switch (op) {
            case Elementwise elementwise -> ElementwiseRules.apply(elementwise, r);
            case Reduction reduction -> ReductionRules.apply(reduction, r);
            case MatMul matMul -> LinearAlgebraRules.matMul(matMul, r);
            case Movement movement -> MovementRules.apply(movement, r);
            case Indexing indexing -> IndexingRules.apply(indexing, r);
            case Creation creation -> throw unexpected(creation);
            case HostCall call -> throw new GradientException(call.name()
                    + ": a host call has no gradient; wrap it with Autograd.customGradient, or put stopGradient() before it");
        }
    }

    static IllegalStateException unexpected(Op op) {
        return new IllegalStateException(op.name() + ": was recorded on a tape without a gradient rule");
    }

    /// A user's operation: its own gradient, or that of its decomposition, which is computed again to record it.
    private static void custom(CustomOperation op, Recorded r) {
        Optional<List<@Nullable Tensor>> own = op.gradient(r.inputs(), r.outputs(), r.gradients());
        List<@Nullable Tensor> gradients = own.isPresent()
                ? own.get()
                : Pullback.of(r.inputs(), r::needs, op::decompose, r.gradients());
        if (gradients.size() != r.inputs().size()) {
            throw new GradientException(op.name() + ": its gradient must have one entry an input, " + r.inputs().size()
                    + " (null for none), given " + gradients.size());
        }
        for (int i = 0; i < gradients.size(); i++) {
            Tensor gradient = gradients.get(i);
            if (gradient != null && r.needs(i)) {
                if (!gradient.spec().equals(r.x(i).spec())) {
                    throw new GradientException(op.name() + ": the gradient with respect to input " + i + " must be "
                            + r.x(i).spec() + " as the input, given " + gradient.spec());
                }
                r.give(i, () -> gradient);
            }
        }
    }
}
