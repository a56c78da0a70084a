package dev.telar.tensor;

import java.util.List;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.Neural;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.shape.Shape;

/// The composites of neural networks.
///
/// Special values of the softmax family follow from the formulas and are those of NumPy and JAX: a −∞ among finite logits has
/// probability 0; along an axis that is −∞ throughout, or that holds +∞ or NaN, all results are NaN.
final class NeuralDecompositions {

    private NeuralDecompositions() {}

    static Tensor of(Neural op, List<Tensor> in) {
        return switch (op) {
            case Activate activate -> ActivationDecompositions.value(activate.kind(), in.get(0));
            case ActivateGradient gradient -> ActivationDecompositions.gradient(gradient.kind(), in.get(0), in.get(1));
            case Linear linear -> linear(linear, in);
            case Softmax softmax -> softmax(in.getFirst(), softmax.axis());
            case LogSoftmax logSoftmax -> logSoftmax(in.getFirst(), logSoftmax.axis());
            case SoftmaxCrossEntropy _ -> in.get(1).multiply(in.get(0).logSoftmax(-1)).sum(-1).subtractFrom(0);
            case SparseSoftmaxCrossEntropy _ -> sparseSoftmaxCrossEntropy(in.get(0), in.get(1));
            case LayerNorm norm -> layerNorm(norm, in.get(0), in.get(1), in.get(2));
        };
    }

    private static Tensor linear(Linear op, List<Tensor> in) {
        Tensor x = in.get(0);
        Tensor w = in.get(1);
        Tensor rows = x.reshape(Shape.of(x.shape().part(0, x.shape().rank() - 1).count(), w.shape().size(0)));
        Tensor z = rows.matmul(w, false, false);
        Tensor shifted = op.bias() ? z.add(in.get(2)) : z;
        Tensor y = op.kind() == ActivationKind.LINEAR ? shifted : shifted.activate(op.kind());
        return y.reshape(x.shape().with(-1, w.shape().size(1)));
    }

    private static Tensor softmax(Tensor x, int axis) {
        Tensor weights = shifted(x, axis).exp();
        return weights.divide(weights.sumKeepDims(axis));
    }

    private static Tensor logSoftmax(Tensor x, int axis) {
        Tensor shifted = shifted(x, axis);
        return shifted.subtract(shifted.exp().sumKeepDims(axis).log());
    }

    /// x − max x; the shift cancels, so no gradient flows through it. Along an axis without elements there is nothing to shift.
    private static Tensor shifted(Tensor x, int axis) {
        return x.shape().elements() == 0 ? x : x.subtract(x.maxKeepDims(axis).stopGradient());
    }

    /// Chooses rather than multiplies, so that a logit of −∞ beside the label does no harm (0·∞ would be NaN). The sum is subtracted from 0
    /// rather than negated, so that no loss prints as −0.
    private static Tensor sparseSoftmaxCrossEntropy(Tensor x, Tensor labels) {
        Tensor logs = x.logSoftmax(-1);
        return Tensor.where(chosen(x, labels), logs, logs.like(0)).sum(-1).subtractFrom(0);
    }

    /// A BOOL mask in the shape of the logits that is true at the labels. The labels are read through [Tensor#gather] for its check alone:
    /// a label out of bounds is an error there, while comparing would find no class and give the loss 0.
    private static Tensor chosen(Tensor x, Tensor labels) {
        Tensor classes = Tensor.arange(x.shape().size(-1)).to(x.place());
        return classes.gather(labels, 0).expandDims(-1).equal(classes);
    }

    private static Tensor layerNorm(LayerNorm op, Tensor x, Tensor gamma, Tensor beta) {
        int[] axes = new int[op.axes()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = x.shape().rank() - axes.length + i;
        }
        Tensor centered = x.subtract(x.meanKeepDims(axes));
        Tensor variance = centered.square().meanKeepDims(axes);
        return centered.divide(variance.add(op.epsilon()).sqrt()).multiply(gamma).add(beta);
    }
}
