package dev.telar.activations;

import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.telar.op.ActivationKind;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// A function of a tensor that layers put behind their sums. Those of Keras are in [Activations]; one of your own is
/// `ActivationFunction.of("cube", x -> x.pow(3))`.
public interface ActivationFunction {

    /// The name, as Keras writes it: `leaky_relu`.
    String name();

    /// Computes the function of FLOAT32 or FLOAT64 values; NaN stays NaN.
    Tensor apply(Tensor x);

    /// The shape of the result; sizes may be unknown. The default is that of the input.
    ///
    /// @throws dev.telar.error.ShapeException if the function does not take this shape
    default Shape infer(Shape input) {
        return input;
    }

    /// What backends call the function, if they may fuse it with the operation before it.
    default Optional<ActivationKind> kind() {
        return Optional.empty();
    }

    /// A function that keeps the shape.
    ///
    /// @param name the name, for summaries
    /// @param function the function
    static ActivationFunction of(String name, UnaryOperator<Tensor> function) {
        return new NamedFunction(name, function, Optional.empty());
    }
}
