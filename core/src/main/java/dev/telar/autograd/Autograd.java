package dev.telar.autograd;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.telar.tensor.CustomGradient;
import dev.telar.tensor.FunctionOperation;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Gradients by reverse-mode differentiation: *∂f/∂xᵢ* of a program written with tensor operations. There are no flags on tensors and
/// nothing to zero; a call runs the function once, records what depends on the variables or inputs, and goes back over it.
///
/// Calls nest, and a gradient is a program as well: a call around a call gives second derivatives. Calls on several threads do not
/// disturb each other; the function itself must compute on the thread that it is called on.
///
/// Whatever lies outside of the function is a constant to it, a tensor that was read from a variable beforehand included.
///
/// A variable or input without a differentiable path to the value is an error, since it is mostly a mistake; [#allowUnused] gives
/// zeros instead. The package's table says what gradients are at kinks and ties.
public final class Autograd {

    private Autograd() {}

    /// The loss and its gradients with respect to variables.
    ///
    /// @param variables of a floating type
    /// @param loss computes a scalar of a floating type
    /// @throws dev.telar.error.GradientException if the loss is no such scalar, or no path leads from a variable to it
    public static ValueAndGradients valueAndGradients(List<Variable> variables, Supplier<Tensor> loss) {
        return Differentiation.STRICT.valueAndGradients(variables, loss);
    }

    /// The value of a function and its gradients with respect to its inputs.
    ///
    /// @param inputs of a floating type
    /// @param function computes a scalar of a floating type
    /// @throws dev.telar.error.GradientException if the value is no such scalar, or no path leads from an input to it
    public static ValueAndGradients valueAndGradients(List<Tensor> inputs, Function<List<Tensor>, Tensor> function) {
        return Differentiation.STRICT.valueAndGradients(inputs, function);
    }

    /// The gradients of the loss with respect to variables, see [#valueAndGradients(List, Supplier)].
    public static List<Tensor> gradients(List<Variable> variables, Supplier<Tensor> loss) {
        return Differentiation.STRICT.gradients(variables, loss);
    }

    /// The gradients of a function with respect to its inputs, see [#valueAndGradients(List, Function)].
    public static List<Tensor> gradients(List<Tensor> inputs, Function<List<Tensor>, Tensor> function) {
        return Differentiation.STRICT.gradients(inputs, function);
    }

    /// The value *y = f(x)* of a function of any shape and the vector–Jacobian product *Σⱼ vⱼ·∂yⱼ/∂x* for each input.
    ///
    /// @param inputs of a floating type
    /// @param function computes a tensor of a floating type
    /// @param cotangent v, with the shape and type of the value
    /// @throws dev.telar.error.GradientException if the cotangent does not fit, or no path leads from an input to the value
    public static ValueAndGradients vjp(List<Tensor> inputs, Function<List<Tensor>, Tensor> function, Tensor cotangent) {
        return Differentiation.STRICT.vjp(inputs, function, cotangent);
    }

    /// The same functions, but a variable or input that the value does not depend on has the gradient 0.
    public static Differentiation allowUnused() {
        return Differentiation.ALLOW_UNUSED;
    }

    /// A function with a gradient of its own: a straight-through estimator, a reversed or clipped gradient, a formula that is stable where the
    /// derived one is not. The rule is written with tensor operations, so it can be differentiated again.
    ///
    /// Only the inputs have gradients: what `forward` computes from other tensors and variables is constant.
    ///
    /// @param forward the function
    /// @param rule its gradient
    /// @return the function to call
    public static Function<List<Tensor>, List<Tensor>> customGradient(Function<List<Tensor>, List<Tensor>> forward,
            CustomGradient rule) {
        FunctionOperation operation = new FunctionOperation(forward, rule);
        return inputs -> Tensor.apply(operation, inputs.toArray(Tensor[]::new));
    }

    /// The same values, through which no gradient flows back.
    public static Tensor stopGradient(Tensor x) {
        return x.stopGradient();
    }
}
