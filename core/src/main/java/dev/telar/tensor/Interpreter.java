package dev.telar.tensor;

import java.util.List;

import dev.telar.op.Op;

/// What an operation on tensors means: evaluating it, recording it for gradients, tracing it, checking it. Interpreters are stacked on
/// each other ([Interpreters]); one that does not itself compute passes the operation on to the one below.
public interface Interpreter {

    /// Applies an operation.
    ///
    /// @param op the operation
    /// @param inputs its inputs
    /// @return its results
    List<Tensor> apply(Op op, List<Tensor> inputs);

    /// Reads a variable on behalf of `Variable.get`. The default passes the variable's value on.
    ///
    /// @param variable the variable
    /// @param value its value
    default Tensor read(Variable variable, Tensor value) {
        return value;
    }

    /// Is told of a new value before `Variable.set` takes it. The default takes it as it is.
    ///
    /// @param variable the variable
    /// @param value the new value
    default Tensor write(Variable variable, Tensor value) {
        return value;
    }
}
