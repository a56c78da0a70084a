package dev.telar.optimizers;

import java.util.List;

import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Moves variables by their gradients. Its settings are fixed when it is made; its state (iteration, learning rate, slots) lies in variables
/// that come with the first step. One optimizer serves one model.
public interface Optimizer {

    /// The name, as Keras' class in small letters: `sgd`, `adam`.
    String name();

    /// Makes the state for the given variables; called by the first [#apply] where it was not called before.
    void build(List<Variable> variables);

    /// One step.
    ///
    /// @param variables the variables to move, the same at each call
    /// @param gradients one gradient a variable, of the variable's shape and type
    void apply(List<Variable> variables, List<Tensor> gradients);

    /// The number of steps taken, an INT32 scalar.
    Variable iterations();

    /// The learning rate, a FLOAT32 scalar. Where a schedule sets it, each step writes the value it used.
    Variable learningRate();

    /// All state, `iterations` and `learningRate` included.
    List<Variable> variables();
}
