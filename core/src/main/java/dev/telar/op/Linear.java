package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// A linear layer with its activation, *y = f(x·W + b)*. Inputs: x `(…, in)`, W `(in, out)` and, where there is one, b `(out,)`; the
/// result has shape `(…, out)`.
///
/// @param kind the activation, one whose gradient follows from its output ([ActivationKind#gradientFromOutput()])
/// @param bias whether there is a third input b
public record Linear(ActivationKind kind, boolean bias) implements Neural {

    /// Checks that the gradient follows from the output.
    public Linear {
        if (!kind.gradientFromOutput()) {
            throw new IllegalArgumentException("linear: " + kind + " needs its input for its gradient, apply it by itself");
        }
    }

    @Override
    public String name() {
        return "linear";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, bias ? 3 : 2);
        Inference.floating(this, inputs.getFirst());
        Inference.sameDtype(this, inputs.toArray(TensorSpec[]::new));
        Shape x = inputs.get(0).shape();
        Shape w = inputs.get(1).shape();
        if (x.rank() < 1 || w.rank() != 2 || x.size(-1) != w.size(0)) {
            throw new ShapeException("linear: inner sizes differ: " + x + " × " + w);
        }
        if (bias) {
            Inference.shape(this, "the bias", inputs.get(2).shape(), Shape.of(w.size(1)));
        }
        return Inference.result(x.with(-1, w.size(1)), inputs.getFirst().dtype());
    }
}
