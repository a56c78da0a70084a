package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Normalises over the last axes, *y = (x − mean) / √(variance + epsilon) · gamma + beta* (Ba et al. 2016); the variance is the biased
/// one. Inputs: x, gamma and beta; gamma and beta have the shape of the last `axes` axes of x.
///
/// @param axes how many of the last axes are normalised, 1 or more
/// @param epsilon what is added to the variance
public record LayerNorm(int axes, double epsilon) implements Neural {

    @Override
    public String name() {
        return "layer_norm";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 3);
        TensorSpec x = inputs.getFirst();
        Inference.floating(this, x);
        Inference.sameDtype(this, inputs.toArray(TensorSpec[]::new));
        if (axes < 1 || axes > x.shape().rank()) {
            throw new ShapeException("layer_norm: " + axes + " axes of shape " + x.shape());
        }
        Shape last = x.shape().part(x.shape().rank() - axes, x.shape().rank());
        Inference.shape(this, "gamma", inputs.get(1).shape(), last);
        Inference.shape(this, "beta", inputs.get(2).shape(), last);
        return Inference.same(x);
    }
}
