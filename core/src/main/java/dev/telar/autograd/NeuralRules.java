package dev.telar.autograd;

import static dev.telar.autograd.LinearAlgebraRules.rows;

import java.util.Arrays;

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
import dev.telar.shape.IntList;
import dev.telar.tensor.Tensor;

/// The rules of the composites of neural networks.
final class NeuralRules {

    private NeuralRules() {}

    static void apply(Neural op, Recorded r) {
        switch (op) {
            case Activate activate -> r.give(0, () -> activation(activate.kind(), r));
            case Linear linear -> linear(linear, r);
            case Softmax softmax -> r.give(0, () -> softmax(r.y(), r.dy(), softmax.axis()));
            case LogSoftmax log -> r.give(0, () -> r.dy().subtract(r.y().exp().multiply(r.dy().sumKeepDims(log.axis()))));
            case SoftmaxCrossEntropy _ -> softmaxCrossEntropy(r.x(0), r.x(1), r.dy().expandDims(-1), r);
            case SparseSoftmaxCrossEntropy _ -> sparseSoftmaxCrossEntropy(r.x(0), r.x(1), r.dy().expandDims(-1), r);
            case LayerNorm norm -> layerNorm(norm, r.x(0), r.x(1), r.dy(), r);
            case ActivateGradient gradient -> throw GradientRules.unexpected(gradient);
        }
    }

    private static Tensor activation(ActivationKind kind, Recorded r) {
        return activation(kind, kind.gradientFromOutput() ? r.y() : r.x(0), r.dy());
    }

    private static Tensor activation(ActivationKind kind, Tensor source, Tensor dy) {
        return kind == ActivationKind.LINEAR ? dy : Tensor.apply(new ActivateGradient(kind), source, dy).getFirst();
    }

    private static void linear(Linear op, Recorded r) {
        Tensor dz = rows(activation(op.kind(), r.y(), r.dy()));
        r.give(0, () -> dz.matmul(r.x(1), false, true).reshape(r.x(0).shape()));
        r.give(1, () -> rows(r.x(0)).matmul(dz, true, false));
        if (op.bias()) {
            r.give(2, () -> Sums.along(dz, IntList.of(0), false));
        }
    }

    private static Tensor softmax(Tensor y, Tensor dy, int axis) {
        return y.multiply(dy.subtract(dy.multiply(y).sumKeepDims(axis)));
    }

    private static void softmaxCrossEntropy(Tensor logits, Tensor targets, Tensor dy, Recorded r) {
        r.give(0, () -> dy.multiply(logits.softmax(-1).multiply(targets.sumKeepDims(-1)).subtract(targets)));
        r.give(1, () -> dy.multiply(logits.logSoftmax(-1)).negate());
    }

    private static void sparseSoftmaxCrossEntropy(Tensor logits, Tensor labels, Tensor dy, Recorded r) {
        r.give(0, () -> dy.multiply(logits.softmax(-1).subtract(labels.oneHot(logits.shape().size(-1), logits.dtype()))));
    }

    /// With the normalised n = (x − mean)/s and g = dy·gamma: *dx = (g − mean g − n·mean(g·n)) / s*.
    private static void layerNorm(LayerNorm op, Tensor x, Tensor gamma, Tensor dy, Recorded r) {
        int[] axes = new int[op.axes()];
        Arrays.setAll(axes, i -> x.shape().rank() - op.axes() + i);
        Tensor centered = x.subtract(x.meanKeepDims(axes));
        Tensor spread = centered.square().meanKeepDims(axes).add(op.epsilon()).sqrt();
        Tensor normal = centered.divide(spread);
        r.give(0, () -> {
            Tensor g = dy.multiply(gamma);
            return g.subtract(g.meanKeepDims(axes)).subtract(normal.multiply(g.multiply(normal).meanKeepDims(axes)))
                    .divide(spread);
        });
        r.give(1, () -> dy.multiply(normal));
        r.give(2, () -> dy);
    }
}
