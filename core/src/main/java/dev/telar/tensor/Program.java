package dev.telar.tensor;

import java.util.List;

import dev.telar.op.Graph;

/// A traced piece of program: its operations, and what their inputs and outputs are.
///
/// The inputs of the graph are the arguments, then the values of variables, then constants; its outputs are the results, then the new values of
/// variables.
///
/// @param graph the operations
/// @param arguments how many arguments there are
/// @param variables the variables that are read
/// @param constants tensors that the program found in Java
/// @param written the variables that are set
public record Program(Graph graph, int arguments, List<Variable> variables, List<Tensor> constants, List<Variable> written) {

    /// Copies the lists.
    public Program {
        variables = List.copyOf(variables);
        constants = List.copyOf(constants);
        written = List.copyOf(written);
    }

    /// The number of results that are no new values of variables.
    public int results() {
        return graph.outputs().size() - written.size();
    }

    /// The graph input of a variable, or −1 where it is not read.
    public int inputOf(Variable variable) {
        int index = variables.indexOf(variable);
        return index < 0 ? -1 : arguments + index;
    }

    /// The first graph input that is a constant.
    public int firstConstant() {
        return arguments + variables.size();
    }
}
